package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.launcher.testing.ParleyProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a user sees who got something wrong: one sentence, soon, and a code that is not zero.
@Timeout(120)
final class ClearErrorsIT {

  private static final Duration SOON = Duration.ofSeconds(2);

  @TempDir private Path home = Path.of("");

  /// Runs it to its end, which must come soon: within 2 s on a machine that has nothing else to do,
  /// which is told from the time that the version takes.
  private List<String> fails(String sentence, String... arguments) throws Exception {
    Duration usual = timeOf(0, "--version");
    try (var process = ParleyProcess.start(home, arguments)) {
      long began = System.nanoTime();
      process.closeInput();
      int code = process.awaitExit();
      Duration took = Duration.ofNanos(System.nanoTime() - began);

      List<String> output = process.output();
      assertNotEquals(0, code, output::toString);
      assertTrue(output.stream().anyMatch(line -> line.matches(sentence)), output::toString);
      assertTrue(
          output.stream().noneMatch(line -> line.matches("\\s+at .*|.*Exception.*")),
          output::toString);
      assertTrue(took.compareTo(SOON.plus(usual.multipliedBy(12))) < 0, took::toString);
      return output;
    }
  }

  private Duration timeOf(int code, String... arguments) throws Exception {
    long began = System.nanoTime();
    try (var process = ParleyProcess.start(home, arguments)) {
      assertEquals(code, process.awaitExit());
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Test
  void refusesBadArguments() throws Exception {
    fails("parley: port is 80, must be 1024 to 65535", "-s", "80");
    fails("parley: PORT is 5, must be .*", "-c", "alice", "127.0.0.1", "5", "1232");
    fails("parley: .*999\\.1\\.2\\.3.*", "-c", "alice", "999.1.2.3", "12345", "1232");
    fails("parley: there is no command nonsense", "nonsense");
  }

  @Test
  void refusesAPortInUse() throws Exception {
    try (var server =
        ParleyProcess.start(home.resolve("a"), "server", "--port", "0", "--bind", "127.0.0.1")) {
      String port =
          server.awaitMatch("\\[Server is running on port .*").replaceAll("\\D*(\\d+).*", "$1");

      fails("parley: .*" + port + ".*", "server", "--port", port, "--bind", "127.0.0.1");
      fails("parley: .*" + port + ".*", "join", "alice", "--server", "127.0.0.1", "--port", port);
    }
  }

  @Test
  void refusesADataFolderThatCannotBeWritten() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "no folder");

    fails("parley: .*" + file + ".*", "server", "--port", "0", "--data", file + "/data");
    fails("parley: .*" + file + ".*", "join", "alice", "--data", file + "/data");
  }

  @Test
  void refusesADataFolderOfAnotherVersion() throws Exception {
    Path folder = folderWithVersion("parley server data 999\n");

    fails("parley: .*newer Parley.*", "server", "--port", "0", "--data", folder.toString());
  }

  @Test
  void refusesADataFolderOfAnotherKind() throws Exception {
    Path folder = folderWithVersion("parley server data 1\n");

    fails("parley: .*server.*", "join", "alice", "--data", folder.toString());
  }

  private Path folderWithVersion(String line) throws IOException {
    Path folder =
        Files.createDirectory(
            home.resolve("data"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(folder.resolve("version"), line);
    return folder;
  }

  @Test
  void saysWhenNobodyAnswers() throws Exception {
    List<String> output;
    try (var process = ParleyProcess.start(home, "join", "alice", "--server", "127.0.0.1:1")) {
      assertEquals(3, process.awaitExit());
      output = process.output();
    }

    assertTrue(
        output.containsAll(List.of("[Server not responding]", "[Exiting]")), output::toString);
  }
}
