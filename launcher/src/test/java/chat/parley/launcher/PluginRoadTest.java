package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.plugin.Side;
import chat.parley.api.spi.Descriptor;
import chat.parley.api.spi.VersionRange;
import chat.parley.launcher.testing.EmptyPlugin;
import chat.parley.launcher.testing.FakeClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `parley plugin`, as authors and operators type it.
final class PluginRoadTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path home;
  private Path jars;
  private Path stick;

  @BeforeEach
  void make() throws Exception {
    home = folder.resolve("home");
    jars = home.resolve("plugins");
    stick = Files.createDirectories(folder.resolve("stick"));
  }

  private ExitCode at(Path home, String... words) {
    out.reset();
    err.reset();
    var surroundings =
        new Surroundings(
            Map.of("PARLEY_HOME", home.toString()),
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            () -> false);
    var line = new ArrayList<>(List.of("plugin"));
    line.addAll(List.of(words));
    return new CommandLine(surroundings, new FakeEngine(new FakeClient("alice"))).run(line);
  }

  private ExitCode plugin(String... words) {
    return at(home, words);
  }

  private String said() {
    return out.toString(UTF_8);
  }

  private String complaint() {
    return err.toString(UTF_8);
  }

  /// A jar on the stick, signed by its author; answers his key.
  private String publish(String id, String version, String... needs) throws Exception {
    Path jar = EmptyPlugin.write(stick.resolve(id + "-" + version + ".jar"), id, version, needs);
    Path author = folder.resolve("author");
    assertEquals(ExitCode.DONE, at(author, "sign", jar.toString()), this::complaint);
    String key = said().strip().replaceAll(".* ", "");
    assertEquals(ExitCode.DONE, at(author, "index", stick.toString()), this::complaint);
    return key;
  }

  @Test
  void pluginGoesFromItsAuthorToSomebodyWhoTrustsHim() throws Exception {
    String key = publish("todo", "1.0.0");

    assertEquals(ExitCode.REFUSED, plugin("install", "todo", "--from", stick.toString()));
    assertTrue(complaint().endsWith("if you do: parley plugin trust " + key + "\n"), complaint());
    assertEquals(ExitCode.DONE, plugin("trust", key, "--name", "Ann"));
    assertEquals(ExitCode.DONE, plugin("install", "todo", "--from", stick.toString()));
    assertEquals("todo 1.0.0, from Ann, is in %s/todo.jar\n".formatted(jars), said());
    assertEquals(ExitCode.DONE, plugin("list"));
    assertEquals(
        """
        PLUGIN  VERSION  STATE    SIGNER  NOTE
        todo    1.0.0    enabled  Ann     does nothing
        """,
        said());
  }

  @Test
  void offersAreShownBesideWhatIsThere() throws Exception {
    String key = publish("todo", "1.0.0");
    plugin("trust", key, "--name", "Ann");
    plugin("install", "todo", "--from", stick.toString());
    publish("todo", "2.0.0");
    EmptyPlugin.write(stick.resolve("other.jar"), "other", "1.0.0");
    plugin("index", stick.toString());

    assertEquals(ExitCode.DONE, plugin("list", "--available", "--from", stick.toString()));
    assertEquals(
        """
        PLUGIN  VERSION  INSTALLED  SIGNER  NOTE
        other   1.0.0    -          nobody  does nothing
        todo    2.0.0    1.0.0      Ann     does nothing
        """,
        said());
    plugin("list", "--from", stick.toString(), "--json");
    assertEquals(3, said().lines().count());
  }

  @Test
  void disabledPluginIsKeptAndSaysSo() throws Exception {
    plugin("trust", publish("todo", "1.0.0"));
    plugin("install", "todo", "--from", stick.toString());

    assertEquals(ExitCode.DONE, plugin("disable", "todo"));
    assertEquals(List.of("todo"), Files.readAllLines(jars.resolve("disabled")));
    plugin("list");
    assertTrue(said().contains("todo    1.0.0    disabled  ed25519:"), said());
    assertTrue(said().endsWith("it is disabled\n"), said());
    publish("todo", "2.0.0");
    plugin("install", "todo", "--from", stick.toString());
    assertEquals(
        "parley: it is disabled; to let it run: parley plugin enable todo\n", complaint());
    assertEquals(ExitCode.DONE, plugin("enable", "todo"));
    plugin("list");
    assertTrue(said().contains("todo    2.0.0    enabled"), said());
  }

  @Test
  void removedPluginLeavesItsDataUnlessItIsToGoAsWell() throws Exception {
    plugin("trust", publish("ui", "1.0.0"));
    publish("todo", "1.0.0", "ui");
    Path data =
        Files.createDirectories(home.resolve("clients").resolve("0a").resolve("plugins/data"));
    Files.createDirectories(data.resolve("ui"));
    Files.writeString(data.resolve("ui").resolve("note"), "x");
    Files.writeString(data.resolve("ui.db"), "x");
    Files.writeString(data.resolve("ui.db-wal"), "x");
    Files.writeString(data.resolve("uix.db"), "x");
    plugin("install", "todo", "--from", stick.toString());

    assertEquals(ExitCode.DONE, plugin("remove", "ui"));
    assertEquals("parley: todo needs it, and does not run without it\n", complaint());
    assertTrue(Files.exists(data.resolve("ui.db")));
    plugin("list");
    assertTrue(said().contains("it needs the plugin ui, which is not there"), said());
    plugin("install", "ui", "--from", stick.toString());
    assertEquals(ExitCode.DONE, plugin("remove", "ui", "--data"));
    try (var left = Files.list(data)) {
      assertEquals(List.of(data.resolve("uix.db")), left.toList());
    }
    assertFalse(Files.exists(jars.resolve("ui.jar")));
  }

  @Test
  void verifyAnswersWithItsExitCode() throws Exception {
    String key = publish("todo", "1.0.0");
    String jar = stick.resolve("todo-1.0.0.jar").toString();

    assertEquals(ExitCode.REFUSED, plugin("verify", jar));
    plugin("trust", key, "--name", "Ann");
    assertEquals(ExitCode.DONE, plugin("verify", jar));
    assertEquals(
        """
        todo 1.0.0: does nothing
          requires  version >=0.1 of the API, and this is %s
          needs     no other plugin
          runs      beside a client
          signed    by Ann (%s), whom you trust
        """
            .formatted(VersionRange.API_VERSION, key),
        said());
    byte[] bytes = Files.readAllBytes(Path.of(jar));
    bytes[40] ^= 1;
    Files.write(Path.of(jar), bytes);
    assertEquals(ExitCode.FAILED, plugin("verify", jar, "--json"));
    EmptyPlugin.write(Path.of(jar), "todo", "1.0.0");
    assertEquals(ExitCode.REFUSED, plugin("verify", jar));
    assertEquals(ExitCode.FAILED, plugin("verify", "nothing"));
    Files.writeString(Path.of(jar), "no jar");
    assertEquals(ExitCode.FAILED, plugin("verify", jar));
    assertTrue(complaint().contains("is not a jar, or was not copied completely"), complaint());
  }

  @Test
  void pluginOfAnotherApiIsNotInstalled() throws Exception {
    Path jar =
        EmptyPlugin.write(
            stick.resolve("late.jar"),
            new Descriptor("late", "1.0.0", "p.Main", ">=99", List.of(), "", List.of(Side.CLIENT)));

    assertEquals(ExitCode.FAILED, plugin("install", jar.toString(), "--allow-unsigned"));
    assertTrue(
        complaint().startsWith("parley: late 1.0.0 requires version >=99 of the API"), complaint());
  }

  @Test
  void unsignedJarIsInstalledOnRequestAndToldThatItWillNotRun() throws Exception {
    Path jar = EmptyPlugin.write(stick.resolve("todo.jar"), "todo", "1.0.0");

    assertEquals(ExitCode.REFUSED, plugin("install", jar.toString()));
    assertEquals(ExitCode.DONE, plugin("install", jar.toString(), "--allow-unsigned"));
    assertTrue(complaint().startsWith("parley: todo.jar is not signed; "), complaint());
    Files.createFile(jars.resolve("allow-unsigned"));
    assertEquals(ExitCode.DONE, plugin("list"));
    assertTrue(said().contains("todo    1.0.0    enabled  nobody"), said());
    assertTrue(complaint().contains("runs too, since there is"), complaint());
  }

  @Test
  void trustIsGivenShownAndTakenBack() throws Exception {
    String key = publish("todo", "1.0.0");

    assertEquals(ExitCode.DONE, plugin("trust"));
    assertEquals("parley: nobody is trusted, but those who made this Parley\n", complaint());
    plugin("trust", key, "--name", "Ann of the lab");
    plugin("trust", "--json");
    assertEquals(
        "{\"key\":\"%s\",\"name\":\"Ann of the lab\"}\n".formatted(key), said());
    assertEquals(ExitCode.FAILED, plugin("distrust", "Ben"));
    assertEquals(ExitCode.DONE, plugin("distrust", "Ann of the lab"));
    assertEquals(ExitCode.USAGE, plugin("trust", "ed25519:abc"));
    plugin("trust", key);
    assertEquals(ExitCode.DONE, plugin("distrust", key));
    assertEquals(ExitCode.DONE, plugin("trust", "--json"));
    assertEquals("", said());
  }

  @Test
  void mistakesAreTold() throws Exception {
    assertEquals(ExitCode.FAILED, plugin("remove", "todo"));
    assertEquals(
        "parley: there is no plugin todo in %s; there is: nothing\n".formatted(jars), complaint());
    assertEquals(ExitCode.FAILED, plugin("enable", "todo"));
    assertEquals(ExitCode.FAILED, plugin("disable", "todo"));
    assertEquals(ExitCode.USAGE, plugin("install", "todo"));
    assertTrue(complaint().contains("nothing came with this Parley"), complaint());
    assertEquals(ExitCode.FAILED, plugin("install", "todo", "--from", "nowhere"));
    assertEquals(
        "parley: nowhere cannot be used as a folder of plugins: no such file or folder\n",
        complaint());
    publish("todo", "1.0.0");
    assertEquals(ExitCode.FAILED, plugin("install", "other", "--from", stick.toString()));
    assertTrue(complaint().endsWith("; there is: todo\n"), complaint());
    assertEquals(ExitCode.FAILED, plugin("install", "todo@9.9.9", "--from", stick.toString()));
    assertTrue(complaint().endsWith("; there is: 1.0.0\n"), complaint());
    assertEquals(ExitCode.USAGE, plugin("sign"));
    assertEquals(ExitCode.FAILED, plugin("sign", stick.resolve("index.json").toString()));
    assertEquals(ExitCode.DONE, plugin());
    assertTrue(said().contains("  install ID[@VERSION]|JAR"), said());
  }
}
