package chat.parley.launcher.text;

import chat.parley.api.Client;
import chat.parley.api.Entry;
import chat.parley.api.KnownKey;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A client's table, and how well it knows each one's key.
public final class KnownTable {

  private static final List<String> HEAD =
      List.of("NICKNAME", "KIND", "ADDRESS", "PORT", "KEY", "STATUS");

  private final Client client;
  private final Map<Nickname, Entry> table;
  private final Map<Nickname, KnownKey> keys;

  /// As the client knows them now.
  public KnownTable(Client client) {
    this.client = client;
    this.table = client.table();
    this.keys = client.knownKeys();
  }

  /// One line and one object a nickname.
  public Overview overview() {
    var rows = new ArrayList<List<String>>();
    var objects = new ArrayList<Json>();
    for (Entry entry : table.values()) {
      Acquaintance acquaintance = acquaintance(entry.nickname());
      TableText.Row row = TableText.row(entry);
      rows.add(
          List.of(
              row.nickname(),
              row.kind(),
              row.address(),
              row.port(),
              acquaintance.word(),
              row.status()));
      objects.add(json(entry).with("key", TableText.word(acquaintance)));
    }
    return Overview.of(HEAD, rows, objects);
  }

  private static Json json(Entry entry) {
    return new Json()
        .with("nickname", entry.nickname().shown())
        .with("presence", TableText.word(entry.presence()))
        .with("kind", TableText.word(entry.kind()))
        .with("address", entry.address())
        .with("rooms", entry.rooms().stream().map(Room::name).sorted().toList())
        .with("status", entry.status())
        .with("fingerprint", entry.fingerprint());
  }

  /// How well the key is known that this nickname shows.
  public Acquaintance acquaintance(Nickname nickname) {
    if (nickname.equals(client.nickname())) {
      return Acquaintance.OWN;
    }
    KnownKey key = keys.get(nickname);
    if (key == null) {
      return Acquaintance.NEW;
    }
    Entry entry = table.get(nickname);
    if (entry != null && !entry.fingerprint().equals(key.fingerprint())) {
      return Acquaintance.CHANGED;
    }
    return key.isVerified() ? Acquaintance.VERIFIED : Acquaintance.KNOWN;
  }

  /// What the two of us can compare as it is now; empty if no key of his is known.
  public Optional<Comparison> comparison(Nickname nickname) {
    return client
        .safetyWords(nickname)
        .flatMap(words ->
            Optional.ofNullable(client.knownKeys().get(nickname))
                .map(key -> new Comparison(nickname, words, key.isVerified())));
  }
}
