package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Nickname;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.Pin;
import chat.parley.engine.store.DataFolder;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.PrivateFiles;
import chat.parley.engine.store.SqliteClientStore;
import chat.parley.launcher.testing.FakeClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands `verify`, `trust` and `key`, on real folders.
final class KeysTest {

  private static final Nickname ALICE = Nickname.of("alice");

  @TempDir private Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private ExitCode run(String... arguments) {
    out.reset();
    err.reset();
    var surroundings =
        new Surroundings(
            Map.of("PARLEY_HOME", home.toString(), "PARLEY_NICK", "alice"),
            InputStream.nullInputStream(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            () -> false);
    return new CommandLine(surroundings, new FakeEngine(new FakeClient("alice")))
        .run(List.of(arguments));
  }

  private String said() {
    return out.toString(UTF_8);
  }

  private DataFolder folder() {
    return DataFolder.ofClient(DataFolders.client(home, ALICE), ALICE.key());
  }

  /// Somebody who has met bob, whose keys are no others than these.
  private void meetBob() {
    try (SqliteClientStore store = SqliteClientStore.open(folder())) {
      byte[] key = new byte[PublicKey.LENGTH];
      store.persist(
          List.of(new ClientWrite.Pinned(new Pin("bob", PublicKey.of(key), 1_000, false))),
          _ -> {});
    }
  }

  private Path passphrase(String name, String words) throws IOException {
    Path file = home.resolve(name);
    PrivateFiles.replace(file, words.getBytes(UTF_8));
    return file;
  }

  @Test
  void saysThatNobodyHasJoinedYet() {
    for (String command : List.of("verify bob", "trust list", "trust forget bob", "key show")) {
      assertEquals(ExitCode.FAILED, run(command.split(" ")));
      assertTrue(err.toString(UTF_8).contains("alice"), err::toString);
    }
    assertFalse(Files.exists(home.resolve("clients")));
  }

  @Test
  void comparesWordsAndRemembersIt() {
    meetBob();

    assertEquals(ExitCode.DONE, run("verify", "bob", "--json"));
    assertTrue(
        said().matches("\\{\"nickname\":\"bob\",\"words\":\"[a-z ]{47}\",\"verified\":false}\n"));
    assertEquals(ExitCode.DONE, run("verify", "bob", "--yes"));
    assertTrue(said().endsWith("bob is verified: you have said that the words were the same\n"));

    run("trust", "list");
    assertTrue(
        said().matches("(?s)WHO .*\nbob +[0-9a-f]{32}  1970-01-01T00:00:01Z  yes\n"), said());
  }

  @Test
  void saysWhyThereAreNoWords() {
    meetBob();

    assertEquals(ExitCode.FAILED, run("verify", "carol"));
    assertEquals(
        "parley: there is no client carol in the last table, and no key of his is known\n",
        err.toString(UTF_8));
    assertEquals(ExitCode.USAGE, run("verify", "alice"));
  }

  @Test
  void forgetsAKey() {
    meetBob();

    assertEquals(ExitCode.DONE, run("trust", "forget", "bob"));
    assertEquals(ExitCode.FAILED, run("trust", "forget", "bob"));
    assertEquals(ExitCode.FAILED, run("trust", "forget", "server"));
    assertEquals("parley: no key of a server is known\n", err.toString(UTF_8));

    run("trust", "list", "--json");
    assertEquals("", said());
  }

  @Test
  void editsNothingWhileAClientOfThatNicknameRuns() {
    meetBob();

    try (DataFolder _ = folder()) {
      for (String command : List.of("trust list", "trust accept bob", "verify bob")) {
        assertEquals(ExitCode.FAILED, run(command.split(" ")));
        assertTrue(err.toString(UTF_8).contains("is used by"), err::toString);
      }
      assertEquals(ExitCode.DONE, run("key", "show"));
      assertTrue(said().matches("(?s)alice: [0-9a-f]{32}\n.*under no passphrase\n"), said());
    }
  }

  @Test
  void putsKeysUnderAPassphraseThatAFileHolds() throws IOException {
    meetBob();
    String file = passphrase("new", "secret\n").toString();

    assertEquals(ExitCode.USAGE, run("key", "passphrase"));
    assertEquals(ExitCode.DONE, run("key", "passphrase", "--new-file", file));
    run("key", "show", "--json");
    assertTrue(said().endsWith("\"passphrase\":true}\n"), said());

    assertEquals(ExitCode.REFUSED, run("verify", "bob"));
    assertTrue(err.toString(UTF_8).contains("PARLEY_PASSPHRASE_FILE"), err::toString);
    String other = passphrase("other", "other").toString();
    assertEquals(
        ExitCode.REFUSED, run("key", "passphrase", "--remove", "--passphrase-file", other));
    assertTrue(err.toString(UTF_8).contains("not the passphrase"), err::toString);
    assertEquals(ExitCode.DONE, run("key", "passphrase", "--remove", "--passphrase-file", file));
    assertEquals(ExitCode.DONE, run("verify", "bob"));
  }

  @Test
  void movesKeysToAnEmptyFolder() throws IOException {
    meetBob();
    run("key", "show");
    String shown = said().lines().findFirst().orElse("");
    String file = home.resolve("alice.key").toString();
    assertEquals(ExitCode.DONE, run("key", "export", file));
    assertEquals(ExitCode.FAILED, run("key", "export", file));
    assertEquals(ExitCode.FAILED, run("key", "import", file));
    assertTrue(err.toString(UTF_8).contains("never overwritten"), err::toString);
    Path folder = DataFolders.client(home, ALICE);
    Files.move(folder, home.resolve("old"));

    assertEquals(ExitCode.DONE, run("key", "import", file), err::toString);

    run("key", "show");
    assertEquals(shown, said().lines().findFirst().orElse(""));
    try (SqliteClientStore store = SqliteClientStore.open(folder())) {
      assertTrue(store.image().handshakeCounter() > 1L << 50);
      assertTrue(store.image().recordSequence() > 1L << 30);
    }
  }
}
