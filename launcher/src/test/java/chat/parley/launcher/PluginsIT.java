package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import chat.parley.launcher.testing.ParleyProcess;
import chat.parley.launcher.testing.RpcSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plugins beside a prompt, a shell and a program, in processes of their own.
final class PluginsIT {

  private static final Path CHAOS = Path.of("..", "plugins", "chaos", "target");
  private static final String RUNNING = "chaos +\\d\\S* +running .*";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path homes;

  private ParleyProcess server;
  private String address;

  @BeforeEach
  void startServer() throws InterruptedException {
    server =
        ParleyProcess.start(
            homes.resolve("server"), "server", "--port", "0", "--bind", "127.0.0.1");
    String line = server.awaitMatch("\\[Server is running on port .*");
    address = "127.0.0.1:" + line.replaceAll("\\D*(\\d+).*", "$1");
  }

  @AfterEach
  void endServer() throws InterruptedException {
    server.kill();
  }

  private Path plugins() throws IOException {
    return Files.createDirectories(homes.resolve("alice").resolve("plugins"));
  }

  private void dropIn() throws IOException {
    try (Stream<Path> built = Files.list(CHAOS)) {
      Path jar =
          built
              .filter(file -> file.toString().endsWith(".jar"))
              .findFirst()
              .orElseGet(() -> fail("no plugin in %s: build the whole project".formatted(CHAOS)));
      Files.copy(jar, plugins().resolve("chaos.jar"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private ParleyProcess alice(String... words) {
    return ParleyProcess.start(homes.resolve("alice"), words);
  }

  /// What was just unloaded may still be on the stack of a thread that ends.
  private static void awaitNoLeaks(ParleyProcess prompt) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!prompt.output().contains("none")) {
      if (System.nanoTime() > end) {
        fail("something holds the plugin:%n%s".formatted(String.join("\n", prompt.output())));
      }
      prompt.type("/plugins leaks");
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  /// Asks for the plugins until a line of the answer is so.
  private static void awaitPlugins(ParleyProcess prompt, String pattern) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int asked = 1; System.nanoTime() < end; asked++) {
      int before = prompt.output().size();
      prompt.type("/plugins");
      prompt.awaitMatches("PLUGIN .*", asked);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      List<String> said = prompt.output();
      if (said.subList(before, said.size()).stream().anyMatch(line -> line.matches(pattern))) {
        return;
      }
    }
    fail("no plugin is %s in:%n%s".formatted(pattern, String.join("\n", prompt.output())));
  }

  @Test
  void jarComesIsKeptWhenItsFileIsSpoiledAndGoesWhileThePromptRuns() throws Exception {
    Files.createFile(plugins().resolve("allow-unsigned"));
    ParleyProcess prompt = alice("join", "alice", "--server", address);
    prompt.awaitLine("[Welcome, You are registered.]");
    prompt.type("/chaos show");
    prompt.awaitMatch("\\[there is no command /chaos.*");

    dropIn();
    awaitPlugins(prompt, RUNNING);
    prompt.type("/chaos loss 20%");
    prompt.awaitMatch("on: 20 % are lost");

    Files.writeString(plugins().resolve("chaos.jar"), "garbage");
    prompt.type("/chaos off", "/chaos show");
    prompt.awaitLine("off", 2);

    Files.delete(plugins().resolve("chaos.jar"));
    prompt.awaitLine("off", 2);
    String gone = "\\[there is no command /chaos.*";
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (prompt.output().stream().filter(line -> line.matches(gone)).count() < 2) {
      if (System.nanoTime() > end) {
        fail("the command is still there:%n%s".formatted(String.join("\n", prompt.output())));
      }
      prompt.type("/chaos show");
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    awaitNoLeaks(prompt);
    prompt.closeInput();
    assertEquals(0, prompt.awaitExit());
  }

  @Test
  void unsignedJarIsRefusedUntilItsOwnerAllowsIt() throws Exception {
    dropIn();
    ParleyProcess prompt = alice("join", "alice", "--server", address);
    prompt.awaitLine("[Welcome, You are registered.]");

    awaitPlugins(prompt, "chaos\\.jar +refused +nobody +0 +chaos\\.jar is not signed; .*");
    Files.createFile(plugins().resolve("allow-unsigned"));

    awaitPlugins(prompt, RUNNING);
    prompt.closeInput();
    assertEquals(0, prompt.awaitExit());
  }

  @Test
  void shellCallsTheCommandOfAPlugin() throws Exception {
    Files.createFile(plugins().resolve("allow-unsigned"));
    dropIn();

    ParleyProcess call = alice("chaos", "show", "--as", "alice", "--server", address);

    assertEquals(0, call.awaitExit());
    assertEquals(1, call.times("off"), () -> String.join("\n", call.output()));
  }

  @Test
  void programCallsTheCommandOfAPlugin() throws Exception {
    Files.createFile(plugins().resolve("allow-unsigned"));
    dropIn();
    ParleyProcess rpc = alice("rpc", "--plugins", "--nick", "alice", "--server", address);

    rpc.type(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"commands\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"/chaos.seed\",\"params\":{\"number\":7}}",
        "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"/chaos.loss\",\"params\":{\"shar\":1}}",
        "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"/chaos.loss\",\"params\":{\"share\":\"x\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":6,\"method\":\"/cosmos\"}");
    rpc.closeInput();

    assertEquals(0, rpc.awaitExit());
    rpc.awaitMatch(
        ".*\"id\":2,.*\"method\":\"/chaos\\.loss\",\"usage\":\"/chaos loss .*\"name\":\"share\".*");
    rpc.awaitMatch(".*\"id\":3,\"result\":\\{\"replies\":\\[\\{\"on\":\\[]}]}}");
    rpc.awaitMatch(".*\"id\":4,.*-32602.*did you mean share.*");
    rpc.awaitMatch(".*\"id\":5,.*-32602.*");
    rpc.awaitMatch(".*\"id\":6,.*-32601.*there is no command /cosmos.*");
    RpcSchema.read().check(rpc.output());
  }
}
