package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import chat.parley.launcher.testing.ParleyProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What comes with Parley, installed while a prompt runs, in processes of their own.
final class ShippedPluginsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String MISSING = "\\[there is no command /chaos.*";

  @TempDir private Path homes;

  private ParleyProcess server;
  private ParleyProcess prompt;

  @BeforeEach
  void start() throws Exception {
    server =
        ParleyProcess.startInstalled(
            homes.resolve("server"), "server", "--port", "0", "--bind", "127.0.0.1");
    String line = server.awaitMatch("\\[Server is running on port .*");
    String address = "127.0.0.1:" + line.replaceAll("\\D*(\\d+).*", "$1");
    prompt =
        ParleyProcess.startInstalled(homes.resolve("alice"), "join", "alice", "--server", address);
    prompt.awaitLine("[Welcome, You are registered.]");
  }

  @AfterEach
  void end() {
    prompt.close();
    server.close();
  }

  private ParleyProcess plugin(int code, String... words) throws Exception {
    String[] all = new String[words.length + 1];
    all[0] = "plugin";
    System.arraycopy(words, 0, all, 1, words.length);
    ParleyProcess process = ParleyProcess.startInstalled(homes.resolve("alice"), all);
    assertEquals(code, process.awaitExit(), () -> String.join("\n", process.output()));
    return process;
  }

  /// Types the command of the plugin until it is answered so once more.
  private void awaitAnswer(String pattern) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long before = answers(pattern);
    while (answers(pattern) == before) {
      if (System.nanoTime() > end) {
        fail("not %s once more in:%n%s".formatted(pattern, String.join("\n", prompt.output())));
      }
      prompt.type("/chaos show");
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private long answers(String pattern) {
    return prompt.output().stream().filter(line -> line.matches(pattern)).count();
  }

  @Test
  void areListedInstalledDisabledEnabledAndRemoved() throws Exception {
    plugin(0, "list", "--available").awaitMatch("chaos +\\S+ +- +Parley .*");

    plugin(0, "install", "chaos").awaitMatch("chaos \\S+, from Parley, is in .*/chaos.jar");
    awaitAnswer("off");
    prompt.type("/plugins");
    prompt.awaitMatch("chaos +\\S+ +running +Parley +0 .*");
    plugin(0, "verify", "chaos");

    plugin(0, "disable", "chaos");
    awaitAnswer(MISSING);
    plugin(0, "enable", "chaos");
    awaitAnswer("off");

    plugin(0, "remove", "chaos");
    awaitAnswer(MISSING);
    prompt.closeInput();
    assertEquals(0, prompt.awaitExit());
  }

  @Test
  void areTrustedByTheirBytesAlone() throws Exception {
    Path jar = homes.resolve("alice").resolve("plugins").resolve("chaos.jar");
    plugin(0, "install", "chaos");
    byte[] bytes = Files.readAllBytes(jar);
    bytes[10] ^= 1;
    Files.write(jar, bytes);

    plugin(5, "verify", "chaos");
    plugin(0, "install", "chaos").awaitMatch("chaos .* has replaced .*");
    plugin(0, "verify", "chaos");
  }
}
