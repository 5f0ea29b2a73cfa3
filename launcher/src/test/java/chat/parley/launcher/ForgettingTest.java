package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Nickname;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.Item;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.HistoryRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.OutboxState;
import chat.parley.core.store.Pin;
import chat.parley.engine.store.DataFolder;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.SqliteClientStore;
import chat.parley.launcher.testing.FakeClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Alice, who has three messages with bob: one that she has read, one that she has not, and one
/// that waits in her outbox.
@Timeout(30)
final class ForgettingTest {

  private static final Nickname ALICE = Nickname.of("alice");
  private static final IdentityHash HASH = new IdentityHash(1, 2);

  @TempDir private Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String typed = "";
  private boolean isTerminal;

  private ExitCode run(String... arguments) {
    out.reset();
    err.reset();
    var surroundings =
        new Surroundings(
            Map.of("PARLEY_HOME", home.toString(), "PARLEY_NICK", "alice"),
            new ByteArrayInputStream(typed.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            () -> isTerminal);
    return new CommandLine(surroundings, new FakeEngine(new FakeClient("alice")))
        .run(List.of(arguments));
  }

  private DataFolder folder() {
    return DataFolder.ofClient(DataFolders.client(home, ALICE), ALICE.key());
  }

  @BeforeEach
  void talkToBob() {
    try (SqliteClientStore store = SqliteClientStore.open(folder())) {
      long incarnation = store.image().incarnation();
      var waits = new Item.Message(1, 3_000, "", false, "waits");
      byte[] key = new byte[PublicKey.LENGTH];
      store.persist(
          List.of(
              taken(1, "read"),
              new ClientWrite.Shown(1),
              taken(2, "unread"),
              new ClientWrite.Sent(
                  new OutboxRow(incarnation, "bob", HASH, waits, OutboxState.PENDING)),
              new ClientWrite.Pinned(new Pin("bob", PublicKey.of(key), 1_000, false))),
          _ -> {});
    }
  }

  private static ClientWrite taken(long number, String text) {
    var message = new Item.Message(number, 1_000, "", false, text);
    return new ClientWrite.Taken(
        new HistoryRow(number, HASH, "Bob", 7, message, 1_000 + number, false));
  }

  private int keys() {
    run("trust", "list", "--json");
    return (int) out.toString(UTF_8).lines().count();
  }

  @Test
  void saysWhatIsGoneAndWhatStays() {
    assertEquals(ExitCode.DONE, run("forget", "bob", "--yes"));
    assertEquals(
        """
        1 message with bob is gone
        1 message stays that you have not seen yet: parley join shows what is new
        1 message stays in the outbox: to give up on it, say --outbox
        """,
        out.toString(UTF_8));
    assertEquals(1, keys());
    assertEquals(ExitCode.FAILED, run("forget", "bob", "--yes"));
  }

  @Test
  void givesUpTheOutboxAndForgetsTheKeyWhenThatIsAsked() {
    assertEquals(ExitCode.DONE, run("forget", "bob", "--yes", "--outbox", "--key", "--json"));
    assertEquals(
        "{\"with\":\"bob\",\"gone\":2,\"unread\":1,\"waiting\":0,\"key\":true}\n",
        out.toString(UTF_8));
    assertEquals(0, keys());
    run("log", "--json", "--data", DataFolders.client(home, ALICE).toString());
    assertEquals(1, out.toString(UTF_8).lines().count());
  }

  @Test
  void wantsAWordWhereNobodyCanBeAsked() {
    assertEquals(ExitCode.USAGE, run("forget", "bob"));
    assertEquals(
        "parley: 1 message with bob would be gone for good: say --yes if that is meant\n",
        err.toString(UTF_8));
    assertEquals(ExitCode.USAGE, run("forget", "#ops", "--key", "--yes"));
  }

  @Test
  void asksAtATerminal() {
    isTerminal = true;
    typed = "no\n";
    assertEquals(ExitCode.FAILED, run("forget", "bob"));
    assertEquals("parley: nothing is deleted\n", err.toString(UTF_8));

    typed = "yes\n";
    assertEquals(ExitCode.DONE, run("forget", "bob"));
    assertTrue(out.toString(UTF_8).contains("1 message with bob is gone\n"));
  }

  @Test
  void nothingToForgetIsAskedAboutByNobody() {
    assertEquals(ExitCode.FAILED, run("forget", "zoe"));
    assertEquals("0 messages with zoe are gone\n", out.toString(UTF_8));
  }

  @Test
  void whoeverRunsMustEndFirst() {
    try (SqliteClientStore _ = SqliteClientStore.open(folder())) {
      assertEquals(ExitCode.FAILED, run("forget", "bob", "--yes"));
      assertTrue(err.toString(UTF_8).contains("end it first"), err.toString(UTF_8));
    }
  }
}
