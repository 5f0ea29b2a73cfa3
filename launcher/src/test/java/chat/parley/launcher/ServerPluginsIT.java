package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import chat.parley.launcher.testing.ParleyProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plugins beside a server, in processes of their own.
final class ServerPluginsIT {

  private static final String LOADED = ".*Plugin loaded: plugin=porter .*";
  private static final String UNLOADED = ".*Plugin unloaded: plugin=porter .*";
  private static final String REFUSED = ".*ask whoever runs the server to put you on the list.*";

  @TempDir private Path homes;

  /// A server that runs.
  private record Server(ParleyProcess process, String address) implements AutoCloseable {

    @Override
    public void close() {
      process.close();
    }
  }

  private Server server() throws InterruptedException {
    var process =
        ParleyProcess.start(home("server"), "server", "--port", "0", "--bind", "127.0.0.1");
    String line = process.awaitMatch("\\[Server is running on port .*");
    return new Server(process, "127.0.0.1:" + line.replaceAll("\\D*(\\d+).*", "$1"));
  }

  private Path home(String whose) {
    return homes.resolve(whose);
  }

  private Path jar(String plugin) {
    return home("server").resolve("plugins").resolve(plugin + ".jar");
  }

  private void dropIn(String plugin) throws IOException {
    Files.createDirectories(jar(plugin).getParent());
    try (Stream<Path> built = Files.list(Path.of("..", "plugins", plugin, "target"))) {
      Path jar =
          built
              .filter(file -> file.toString().endsWith(".jar"))
              .findFirst()
              .orElseGet(() -> fail("no plugin %s: build the whole project".formatted(plugin)));
      Files.copy(jar, jar(plugin));
    }
  }

  private void configure(String porter) throws IOException {
    Path config = Files.createDirectories(home("server").resolve("config"));
    Files.writeString(config.resolve("porter.toml"), porter);
    Files.createDirectories(jar("porter").getParent());
    Files.createFile(jar("porter").resolveSibling("allow-unsigned"));
  }

  private ParleyProcess join(String nickname, Server server) {
    return ParleyProcess.start(home(nickname), "join", nickname, "--server", server.address());
  }

  private static void leave(ParleyProcess prompt) throws Exception {
    prompt.closeInput();
    assertEquals(0, prompt.awaitExit());
  }

  @Test
  void porterComesAndGoesWhileTheServerRuns() throws Exception {
    configure("guests = [\"alice\"]\nwelcome = \"make yourself at home\"\n");
    try (Server server = server()) {
      leave(join("mallory", server));

      dropIn("porter");
      server.process().awaitMatch(LOADED);
      ParleyProcess mallory = join("mallory", server);
      assertEquals(ExitCode.REFUSED.number(), mallory.awaitExit());
      assertTrue(
          mallory.output().stream().anyMatch(line -> line.matches(REFUSED)),
          () -> String.join("\n", mallory.output()));
      server.process().awaitMatch("\\[mallory from .* refused: ask whoever runs the server .*");
      ParleyProcess alice = join("alice", server);
      alice.awaitMatch(".*porter.*make yourself at home.*");
      leave(alice);
      assertEquals(List.of("alice", "porter"), written());

      Files.delete(jar("porter"));
      server.process().awaitMatch(UNLOADED);
      leave(join("mallory", server));
    }
  }

  /// Who has come, by the porter's book.
  private List<String> written() throws IOException {
    Path folder = home("server").resolve(Path.of("server", "plugins", "data", "porter"));
    try (Stream<Path> days = Files.list(folder)) {
      Path day = days.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
      return Files.readAllLines(day).stream()
          .filter(line -> line.contains("\"joined\":"))
          .map(line -> line.replaceAll(".*\"joined\":\"([^\"]*)\".*", "$1"))
          .toList();
    }
  }

  @Test
  void nobodySlipsInBeforeThePorterIsThere() throws Exception {
    configure("guests = [\"alice\"]\n");
    dropIn("porter");

    try (Server server = server()) {
      assertEquals(ExitCode.REFUSED.number(), join("mallory", server).awaitExit());

      assertTrue(server.process().output().stream().anyMatch(line -> line.matches(LOADED)));
    }
  }

  @Test
  void pluginThatCannotRunIsToldAndThatOfClientsIsNot() throws Exception {
    configure("guest = [\"alice\"]\n");
    dropIn("chaos");
    dropIn("porter");

    try (Server server = server()) {
      server
          .process()
          .awaitMatch(
              ".*Plugin refused: file=porter.jar why=.*porter.toml, line 1: guest is no key here;"
                  + " did you mean guests\\?.*");
      assertTrue(
          server.process().output().stream().noneMatch(line -> line.contains("chaos")),
          () -> String.join("\n", server.process().output()));
    }
  }
}
