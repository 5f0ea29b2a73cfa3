package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.launcher.testing.ParleyProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server and a client that log all they can, and whose umask closes nothing.
final class KeysStaySecretIT {

  private static final Pattern SEED = Pattern.compile("(?:signing|agreement) ([0-9a-f]{64})");

  private static final List<String> TRACE =
      List.of(
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
          "-Dorg.slf4j.simpleLogger.logFile=System.err");

  @TempDir private Path home;
  private final List<ParleyProcess> processes = new ArrayList<>();

  @BeforeEach
  void talk() throws Exception {
    ParleyProcess server = start("server", "--port", "0", "--bind", "127.0.0.1");
    String port =
        server.awaitMatch("\\[Server is running on port .*").replaceAll("\\D*(\\d+).*", "$1");
    ParleyProcess alice = start("join", "alice", "--server", "127.0.0.1:" + port);
    alice.awaitMatch("\\[Welcome.*");
    alice.type("send alice hello");
    alice.awaitMatch("alice: .*hello");
  }

  @AfterEach
  void end() {
    processes.reversed().forEach(ParleyProcess::close);
  }

  private ParleyProcess start(String... arguments) {
    ParleyProcess process = ParleyProcess.startWithoutUmask(home, TRACE, arguments);
    processes.add(process);
    return process;
  }

  @Test
  void noPrivateKeyIsInAnyOutputAtTrace() throws IOException {
    var output = new StringBuilder();
    processes.forEach(process -> output.append(String.join("\n", process.output())));
    String text = output.toString();
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> seeds = seeds();

    assertEquals(4, seeds.size());
    assertTrue(text.contains("DEBUG"), "it logs nothing");
    for (String seed : seeds) {
      assertFalse(lower.contains(seed), "a key in hexadecimal");
      String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes(seed));
      assertFalse(text.contains(base64), "a key in base64");
    }
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /// Those of the server's and of the client's identity.
  private List<String> seeds() throws IOException {
    var seeds = new ArrayList<String>();
    for (Path file : files()) {
      if (file.endsWith("identity")) {
        SEED.matcher(Files.readString(file)).results().forEach(seed -> seeds.add(seed.group(1)));
      }
    }
    return seeds;
  }

  @Test
  void everythingIsTheOwnersAloneWhateverTheUmask() throws IOException {
    for (Path file : files()) {
      String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      assertTrue(permissions.endsWith("------"), () -> file + " is " + permissions);
    }
  }

  /// All that is below the home.
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(path -> !path.equals(home)).toList();
    }
  }
}
