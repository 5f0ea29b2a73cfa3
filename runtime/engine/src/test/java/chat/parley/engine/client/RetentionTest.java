package chat.parley.engine.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.ClientOptions;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.Item;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HistoryRow;
import chat.parley.engine.SecureEntropy;
import chat.parley.engine.config.Environment;
import chat.parley.engine.config.Setting;
import chat.parley.engine.config.SettingsFile;
import chat.parley.engine.store.ClientPast;
import chat.parley.engine.store.ClientStore;
import chat.parley.engine.store.Passphrase;
import chat.parley.engine.store.PastMessage;
import chat.parley.engine.store.PastQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Alice's messages, one of them as old as the epoch, and how long she wants them kept.
final class RetentionTest {

  private static final Nickname ALICE = Nickname.of("alice");

  @TempDir private Path home;

  private Path data() {
    return home.resolve("alice");
  }

  private SettingsFile settings() {
    return new SettingsFile(home.resolve("config.toml"));
  }

  private ClientStore opened() {
    var environment = new Environment(Map.of(), settings());
    return new UsualClientStores(new SecureEntropy(), Passphrase.NONE, environment)
        .open(new ClientOptions(ALICE, null, 0, data(), false, Kind.HUMAN, Duration.ofSeconds(1)));
  }

  private List<String> left() {
    try (ClientPast past = ClientPast.in(data(), ALICE)) {
      return past.find(PastQuery.newest(9)).stream().map(PastMessage::text).toList();
    }
  }

  private static ClientWrite taken(long number, long at, String text) {
    var message = new Item.Message(number, at, "", false, text);
    return new ClientWrite.Taken(
        new HistoryRow(number, new IdentityHash(1, 2), "bob", 7, message, at, false));
  }

  @Test
  void messagesAreKeptForEverUnlessSomethingElseIsSettled() {
    try (ClientStore store = opened()) {
      store.persist(
          List.of(
              taken(1, 1_000, "old"),
              taken(2, System.currentTimeMillis(), "new"),
              taken(3, 1_000, "unread"),
              new ClientWrite.Shown(2)),
          _ -> {});
    }
    opened().close();
    assertEquals(List.of("new", "old", "unread"), left().stream().sorted().toList());

    settings().set(Setting.RETENTION, "36500");
    opened().close();
    assertEquals(3, left().size());

    settings().set(Setting.RETENTION, "30");
    opened().close();
    assertEquals(List.of("new", "unread"), left().stream().sorted().toList());
  }
}
