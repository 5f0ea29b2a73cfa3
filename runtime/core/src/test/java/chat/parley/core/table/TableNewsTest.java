package chat.parley.core.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.Event;
import chat.parley.core.Moment;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.session.SeededEntropy;
import chat.parley.core.store.TableImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TableNewsTest {

  private final Crypto crypto = new FakeCrypto();
  private final SeededEntropy entropy = new SeededEntropy(1);
  private final Map<String, IdentityRecord> records = new LinkedHashMap<>();
  private final TableReplica replica = new TableReplica(crypto, TableImage.EMPTY);
  private final TableNews news = new TableNews(crypto, "dora");
  private final List<String> told = new ArrayList<>();
  private long now;

  @Test
  void tellsNothingOfTheFirstTable() {
    put(entry("bob"));

    tell();

    assertTold();
  }

  @Test
  void tellsWhoComesAndWhoGoes() {
    news.follow();
    put(entry("bob"));
    tell();
    put(entry("bob").withPresence(EntryPresence.OFFLINE));
    tell();
    put(entry("bob").withPresence(EntryPresence.AWAY));
    tell();

    assertTold("Joined bob ONLINE", "Left bob", "Joined bob AWAY");
  }

  @Test
  void tellsOneChangeOfWhatChangedTwice() {
    news.follow();
    put(entry("bob"));
    put(entry("bob").withPresence(EntryPresence.OFFLINE));
    put(entry("bob").withPresence(EntryPresence.AWAY));

    tell();
    tell();

    assertTold("Joined bob AWAY");
  }

  @Test
  void saysNothingOfWhoCameAndWent() {
    news.follow();
    put(entry("bob"));
    put(entry("bob").withPresence(EntryPresence.OFFLINE));

    tell();

    assertTold();
  }

  @Test
  void tellsRoomsAlsoOfThoseWhoAreOffline() {
    news.follow();
    put(entry("bob", EntryPresence.OFFLINE, "", "#ops", "#tea"));
    tell();
    put(entry("bob", EntryPresence.OFFLINE, "", "#tea", "#fun"));
    tell();

    assertTold(
        "RoomJoined bob #ops", "RoomJoined bob #tea", "RoomLeft bob #ops", "RoomJoined bob #fun");
  }

  @Test
  void tellsAnotherStatusOfThoseWhoAreThere() {
    news.follow();
    put(entry("bob"));
    tell();
    put(entry("bob", EntryPresence.AWAY, "lunch"));
    tell();
    put(entry("bob", EntryPresence.OFFLINE, "gone home"));
    tell();
    put(entry("bob", EntryPresence.OFFLINE, "still gone"));
    tell();

    assertTold("Joined bob ONLINE", "StatusChanged bob AWAY", "Left bob");
  }

  @Test
  void tellsNothingOfOurselves() {
    news.follow();
    put(entry("dora", EntryPresence.ONLINE, "here", "#ops"));

    tell();

    assertTold();
  }

  @Test
  void tellsNothingOfANicknameThatIsNone() {
    news.follow();
    put(entry("not a nickname"));

    tell();

    assertTold();
  }

  @Test
  void countsNobodyAsGoneWhileTheServerIsNew() {
    news.follow();
    put(entry("bob"));
    put(entry("carol"));
    tell();
    told.clear();
    news.restarted(now);
    put(entry("bob").withPresence(EntryPresence.OFFLINE));
    put(entry("carol").withPresence(EntryPresence.OFFLINE));
    put(entry("erin"));
    tell();

    assertTold("Joined erin ONLINE");
    assertEquals(45 * Moment.SECOND, news.deadline());

    put(entry("bob"));
    tell();
    now = news.deadline();
    tell();

    assertTold("Joined erin ONLINE", "Left carol");
    assertEquals(Moment.NEVER, news.deadline());
  }

  private void put(TableEntry entry) {
    news.note(entry.key(), replica.find(entry.key()));
    replica.put(entry);
  }

  private void tell() {
    news.tell(replica, now, event -> told.add(words(event)));
  }

  private void assertTold(String... words) {
    assertEquals(List.of(words), told);
  }

  private static String words(Event event) {
    return switch (event) {
      case Event.Joined(var who) -> "Joined %s %s".formatted(who.nickname(), who.presence());
      case Event.Left(var who) -> "Left %s".formatted(who);
      case Event.RoomJoined(var who, var room) -> "RoomJoined %s %s".formatted(who, room);
      case Event.RoomLeft(var who, var room) -> "RoomLeft %s %s".formatted(who, room);
      case Event.StatusChanged(var who) ->
          "StatusChanged %s %s".formatted(who.nickname(), who.presence());
      default -> event.toString();
    };
  }

  private TableEntry entry(String nickname) {
    return entry(nickname, EntryPresence.ONLINE, "");
  }

  private TableEntry entry(String nickname, EntryPresence presence, String status, String... in) {
    return new TableEntry(
        records.computeIfAbsent(nickname, this::record),
        1,
        presence,
        EntryKind.HUMAN,
        Address.NONE,
        List.of(in),
        status);
  }

  private IdentityRecord record(String nickname) {
    Identity identity = Identity.create(crypto, entropy);
    return new IdentityRecord(
        nickname,
        nickname,
        identity.signing().publicKey(),
        identity.agreement().publicKey(),
        1,
        identity.agreement().publicKey(),
        1,
        0,
        Signature.NONE);
  }
}
