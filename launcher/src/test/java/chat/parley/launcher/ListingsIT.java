package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.launcher.testing.ParleyProcess;
import chat.parley.launcher.testing.ParleyProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What the two pages for newcomers say to type does what they say, line by line, in a shell: with
/// a home and a server of its own, and bob at a prompt.
@Timeout(300)
final class ListingsIT {

  private static final Path README = Path.of("README.md");
  private static final Path CLI = Path.of("docs", "cli.md");

  /// Lines that are not run, and why.
  private static final Map<String, String> NOT_RUN =
      Map.of(
          "mvn verify         # builds and checks everything",
          "builds Parley, and this with it",
          "parley up alice",
          "runs until it is stopped; ResidentIT",
          "parley tail --as alice --last 0 --json",
          "runs until it is stopped; PastIT");

  /// What does not end with 0.
  private static final Map<String, Integer> CODES =
      Map.of("parley unread --as alice", 1, "parley status --as alice", 1);

  @TempDir private Path sandbox = Path.of("");

  @RegisterExtension private final ParleyProcesses started = new ParleyProcesses();
  private String address = "";
  private final Set<String> seen = new HashSet<>();

  @BeforeEach
  void setTheScene() throws Exception {
    address = ParleyProcesses.addressOf(started.startServer(sandbox.resolve("server")));
    for (String folder :
        List.of(
            "bin",
            ".local/share/bash-completion/completions",
            ".zfunc",
            ".config/fish/completions")) {
      Files.createDirectories(sandbox.resolve(folder));
    }
    program("bin/parley", parley());
    program("parley", "exec parley \"$@\"");
    program("bin/make", "echo nothing to be done");
    program("deploy", "echo deployed");
    letBobIn();
  }

  private void program(String name, String line) throws IOException {
    Path file = Files.writeString(sandbox.resolve(name), "#!/bin/sh\n" + line + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  /// What the build has made, with an archive of its loaded classes, since it is started so often.
  private String parley() {
    return """
    exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -XX:+AutoCreateSharedArchive \
    '-XX:SharedArchiveFile=%s' -Xlog:disable -jar '%s' "$@"\
    """
        .formatted(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            sandbox.resolve("parley.jsa"),
            Path.of("target/distribution/parley/lib/parley-launcher.jar").toAbsolutePath());
  }

  /// Bob is in #ops, alice has written to it and to him, and he to her; she has read that.
  private void letBobIn() throws Exception {
    ParleyProcess bob = started.start(sandbox.resolve("bobs"), "join", "bob", "--server", address);
    bob.awaitLine("[Welcome, You are registered.]");
    bob.type("/join #ops");
    run("parley send bob the disk full of cats");
    bob.awaitLine("alice: the disk full of cats");
    while (!run("parley who --json").output().contains("#ops")) {
      bob.type("/join #ops");
    }
    run("parley send '#ops' hello");
    Thread.ofVirtual()
        .start(() -> {
          try {
            bob.awaitMatch(".*Deploy to production\\?.*");
            bob.type("send ci yes");
          } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }

  private record Ended(int code, String output) {}

  private Ended run(String line) throws IOException, InterruptedException {
    Path output = sandbox.resolve("output");
    var builder =
        new ProcessBuilder("sh", "-c", line)
            .directory(sandbox.toFile())
            .redirectErrorStream(true)
            .redirectInput(Files.write(sandbox.resolve("input"), new byte[0]).toFile())
            .redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("HOME", sandbox.toString());
    environment.put("PATH", sandbox.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("PARLEY_HOME", sandbox.resolve("home").toString());
    environment.put("PARLEY_SERVER", address);
    environment.put("PARLEY_NICK", "alice");
    Process process = builder.start();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return new Ended(-1, Files.readString(output, UTF_8));
    }
    return new Ended(process.exitValue(), Files.readString(output, UTF_8));
  }

  private List<String> wrongOn(Path page) throws IOException, InterruptedException {
    var wrong = new ArrayList<String>();
    for (String line : PageCommandsTest.shellLines(page)) {
      seen.add(line);
      if (PageCommandsTest.CALL.matcher(line).find() && !NOT_RUN.containsKey(line)) {
        Ended ended = run(line.replaceFirst("^\\$ ", ""));
        if (ended.code() != CODES.getOrDefault(line, 0)) {
          wrong.add("%s: %s: %d: %s".formatted(page, line, ended.code(), ended.output()));
        }
      }
    }
    return wrong;
  }

  @Test
  void doWhatTheySay() throws Exception {
    var wrong = new ArrayList<>(wrongOn(README));
    wrong.addAll(wrongOn(CLI));

    assertEquals(List.of(), wrong);
    var stale = new HashSet<>(NOT_RUN.keySet());
    stale.addAll(CODES.keySet());
    stale.removeAll(seen);
    assertEquals(Set.of(), stale, "on no page any more");
    assertTrue(Files.readString(sandbox.resolve("ops.md")).contains("hello"));
  }
}
