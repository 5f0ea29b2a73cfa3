package chat.parley.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsFileTest {

  @TempDir private Path folder;

  private Path path() {
    return folder.resolve("there").resolve("config.toml");
  }

  private SettingsFile file() {
    return new SettingsFile(path());
  }

  private SettingsFile holding(String text) throws IOException {
    Files.createDirectories(folder.resolve("there"));
    Files.writeString(path(), text);
    return file();
  }

  private void refuses(String why, String text) throws IOException {
    SettingsFile file = holding(text);

    var refusal = assertThrows(ParleyException.class, file::read);
    assertEquals(ErrorCode.DATA_UNUSABLE, refusal.code());
    assertEquals(path() + why, refusal.getMessage());
  }

  @Test
  void nothingIsSettledWithoutAFile() {
    assertEquals(Settings.NONE, file().read());
    assertTrue(file().given().isEmpty());
  }

  @Test
  void everyKeyIsRead() throws IOException {
    SettingsFile file =
        holding(
            """
            nick = "alice"
            server = '10.0.0.5:12345#0123abcd'
            port = 4000
            passphrase-file = "/a/b"
            classic-exit = true
            retention = 30
            """);

    assertEquals(
        new Settings("alice", "10.0.0.5:12345#0123abcd", 4000, "/a/b", true, 30), file.read());
    assertEquals(EnumSet.allOf(Setting.class), file.given());
  }

  @Test
  void whatMakesNoSenseIsNamedWithItsLineAndItsValue() throws IOException {
    refuses(", line 1: nik is no key here; did you mean nick?", "nik = \"alice\"");
    refuses(", line 2: nick is 7, must be text in quotes", "\nnick = 7");
    refuses(", line 1: nick is #me: a nickname does not begin with #", "nick = \"#me\"");
    refuses(
        ", line 2: server is a b, must be HOST, HOST:PORT or HOST:PORT#FINGERPRINT",
        "# where\nserver = \"a b\"");
    refuses(", line 1: port is 80, must be 1024 to 65535, or 0 for any free one", "port = 80");
    refuses(", line 1: port is 70000, must be 0 to 65535", "port = 70000");
    refuses(", line 1: retention is long, must be a whole number", "retention = \"long\"");
    refuses(", line 1: classic-exit is 1, must be true or false", "classic-exit = 1");
    refuses(
        ", line 1: passphrase-file is here, must be a whole path such as /home/alice/passphrase",
        "passphrase-file = \"here\"");
  }

  @Test
  void aFreshFileExplainsEachKeyAndSettlesOne() throws IOException {
    file().set(Setting.NICK, "alice");

    assertEquals(new Settings("alice", "", 0, "", false, 0), file().read());
    String text = Files.readString(path());
    for (Setting setting : Setting.values()) {
      assertTrue(text.contains("\n# " + setting.meaning() + "\n#" + setting.word()), text);
    }
    assertTrue(text.contains("\n#nick = \"alice\"\nnick = \"alice\"\n"), text);
  }

  @Test
  void allSamplesOfAFreshFileMakeSense() throws IOException {
    String text = SettingsText.fresh().text().replaceAll("(?m)^#(?=[a-z-]+ = )", "");

    assertEquals(
        new Settings("alice", "localhost:12345", 0, "/home/alice/passphrase", false, 0),
        holding(text).read());
  }

  @Test
  void settingKeepsCommentsAndOtherLines() throws IOException {
    SettingsFile file =
        holding(
            """
            # mine
            server = "old:1"   # the one at work
            \tretention= 7

            # the end\
            """);

    file.set(Setting.SERVER, "new:2");
    file.set(Setting.RETENTION, "30");
    file.set(Setting.NICK, "alice");

    assertEquals(
        """
        # mine
        server = "new:2"   # the one at work
        \tretention= 30

        # the end
        nick = "alice"
        """,
        Files.readString(path()));
  }

  @Test
  void settingKeepsTheEndsOfLinesAsTheyAre() throws IOException {
    SettingsFile file = holding("port = 4000 # mine\r\n#nick = \"x\"\r\n");

    file.set(Map.of(Setting.PORT, "0", Setting.NICK, "alice"));

    assertEquals(
        "port = 0 # mine\r\n#nick = \"x\"\r\nnick = \"alice\"\r\n", Files.readString(path()));
  }

  @Test
  void settingCanMendWhatMakesNoSense() throws IOException {
    SettingsFile file = holding("port = \"#80\" # no\n");

    file.set(Setting.PORT, "4000");

    assertEquals("port = 4000 # no\n", Files.readString(path()));
  }

  @Test
  void settingRefusesWhatMakesNoSenseAndLeavesTheFile() throws IOException {
    SettingsFile file = holding("nick = \"alice\"\n");

    var refusal =
        assertThrows(IllegalArgumentException.class, () -> file.set(Setting.RETENTION, "for ever"));
    assertEquals("retention is for ever, must be a whole number", refusal.getMessage());
    assertThrows(IllegalArgumentException.class, () -> file.set(Setting.NICK, "#me"));
    assertEquals("nick = \"alice\"\n", Files.readString(path()));
  }

  @Test
  void settingRefusesAFileThatWouldStillMakeNoSense() throws IOException {
    SettingsFile file = holding("nick = \"alice\"\nprot = 1\n");

    assertThrows(ParleyException.class, () -> file.set(Setting.NICK, "bob"));
    assertEquals("nick = \"alice\"\nprot = 1\n", Files.readString(path()));
  }

  @Test
  void settingFollowsALink() throws IOException {
    holding("");
    Path real = Files.writeString(folder.resolve("real.toml"), "# dots\n");
    Files.delete(path());
    Files.createSymbolicLink(path(), real);

    file().set(Setting.NICK, "alice");

    assertEquals("# dots\nnick = \"alice\"\n", Files.readString(real));
    assertTrue(Files.isSymbolicLink(path()));
  }

  @Test
  void aQuoteInAPathIsEscaped() {
    file().set(Setting.PASSPHRASE_FILE, "/a \"b\"\\c");

    assertEquals("/a \"b\"\\c", file().read().passphraseFile());
  }

  @Test
  void variablesCountMoreThanTheFile() throws IOException {
    SettingsFile file = holding("nick = \"alice\"\nserver = \"file:1\"\n");
    var environment = new Environment(Map.of("PARLEY_SERVER", "variable:2"), file);

    assertEquals("alice", environment.nick());
    assertEquals("variable:2", environment.server());
    assertEquals("localhost", new Environment(Map.of()).server());
    assertFalse(new Environment(Map.of()).settings().classicExit());
  }
}
