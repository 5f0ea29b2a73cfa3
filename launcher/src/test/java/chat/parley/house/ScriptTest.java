package chat.parley.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The `parley` script, with JDKs and a Maven that only pretend to be.
final class ScriptTest {
  /// Prints its arguments one a line; asked for an archive, it writes one unless told to fail.
  private static final String JAVA =
      """
      #!/bin/sh
      for argument; do
        case $argument in
          -XX:ArchiveClassesAtExit=*)
            echo made >>"${0%/bin/java}/archives"
            [ ! -e "${0%/bin/java}/fails" ] || exit 1
            echo archive >"${argument#*=}" ;;
        esac
        echo "$argument"
      done
      """;

  /// Notes that it was called, and leaves what the real build would leave.
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$*" >>calls
      if [ -e broken ]; then
        echo '[ERROR] Main.java:[1,1] does not compile'
        exit 1
      fi
      mkdir -p launcher/target/quick/distribution/parley/lib
      echo jar >launcher/target/quick/distribution/parley/lib/parley-launcher.jar
      """;

  @TempDir Path temporary;
  private Path installation;
  private Path jdk;

  private record Run(int exit, String out, String err) {
    boolean says(String line) {
      return out.lines().anyMatch(line::equals);
    }
  }

  @BeforeEach
  void install() throws IOException {
    // With a blank, for that is where scripts break.
    installation = temporary.resolve("an installation");
    write(installation.resolve("lib/parley-launcher.jar"), "jar");
    copyScript(installation.resolve("bin/parley"));
    jdk = jdk("jdk", "25.0.1");
  }

  @Test
  void passesEveryArgumentAsItIs() throws Exception {
    var run = parley("send", "bob", "two  words", "*", "");

    assertEquals(0, run.exit, run.err);
    assertTrue(run.out.endsWith("\nsend\nbob\ntwo  words\n*\n\n"), run.out);
  }

  @Test
  void startsThroughALinkInAnotherFolder() throws Exception {
    var elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Files.createSymbolicLink(elsewhere.resolve("p"), Path.of("../an installation/bin/parley"));

    var run = run(elsewhere, Map.of("JAVA_HOME", jdk.toString()), "./p", "who");

    assertEquals(0, run.exit, run.err);
    assertTrue(run.says("who"), run.out);
  }

  @Test
  void passesOverAJavaHomeThatIsTooOld() throws Exception {
    var old = jdk("old", "17.0.15");
    var environment = Map.of("JAVA_HOME", old.toString(), "PATH", jdk + "/bin:" + path());

    var run = run(temporary, environment, script(), "who");

    assertEquals(0, run.exit, run.err);
    assertTrue(run.says("who"), run.out);
  }

  @Test
  void saysWhatItNeedsWhenTheJdkItIsToldOfIsTooOld() throws Exception {
    var old = jdk("old", "17.0.15");

    var run = run(temporary, Map.of("PARLEY_JAVA_HOME", old.toString()), script(), "who");

    assertEquals(69, run.exit);
    assertTrue(run.err.contains("needs a JDK of version 25 or later"), run.err);
    assertTrue(run.err.contains(old + " is Java 17.0.15"), run.err);
  }

  @Test
  void refusesAJavaWithoutCompiler() throws Exception {
    Files.delete(jdk.resolve("bin/javac"));

    var run = run(temporary, Map.of("PARLEY_JAVA_HOME", jdk.toString()), script(), "who");

    assertEquals(69, run.exit);
    assertTrue(run.err.contains(jdk + " is a JRE"), run.err);
  }

  @Test
  void startsClientsFastAndServersForLong() throws Exception {
    var fast = "-XX:TieredStopAtLevel=1";

    assertTrue(parley("who").says(fast));
    assertTrue(parley("-c", "bob", "h", "1", "2").says(fast));
    assertFalse(parley("server").says(fast));
    assertFalse(parley("-s", "12345").says(fast));
    assertFalse(parley("sim", "--seeds", "3").says(fast));
  }

  @Test
  void homeIsTheOneOfTheEnvironment() throws Exception {
    var environment =
        Map.of("JAVA_HOME", jdk.toString(), "HOME", "/no home", "XDG_CACHE_HOME", "/");

    assertTrue(run(temporary, environment, script(), "who").says("-Duser.home=/no home"));
    assertFalse(parley("who").out.contains("user.home"));
  }

  @Test
  void startsFromAnArchiveOnceThereIsOne() throws Exception {
    assertEquals(0, parleyWithCache("warm-up").exit);

    var run = parleyWithCache("who");

    var archives = list(temporary.resolve("cache/parley"));
    assertEquals(1, archives.size(), archives::toString);
    assertTrue(run.says("-XX:SharedArchiveFile=" + archives.getFirst()), run.out);
  }

  @Test
  void triesNoArchiveTwiceWithTheSameFiles() throws Exception {
    write(jdk.resolve("fails"), "");
    assertEquals(0, parleyWithCache("warm-up").exit);

    var run = parleyWithCache("who");

    assertFalse(run.out.contains("SharedArchiveFile"), run.out);
    assertEquals(List.of("made"), Files.readAllLines(jdk.resolve("archives")));
    assertEquals(1, list(temporary.resolve("cache/parley")).size());
  }

  @Test
  void startsWithoutArchiveWhereNothingCanBeKept() throws Exception {
    var environment = Map.of("JAVA_HOME", jdk.toString(), "XDG_CACHE_HOME", "/dev/null");

    var run = run(temporary, environment, script(), "who");

    assertEquals(0, run.exit, run.err);
    assertFalse(run.out.contains("SharedArchiveFile"), run.out);
  }

  @Test
  void buildsACloneOnceAndAgainWhenASourceIsNewer() throws Exception {
    var clone = cloneOfSources();

    assertEquals(0, parleyIn(clone, "who").exit);
    assertEquals(0, parleyIn(clone, "who").exit);
    assertEquals(1, builds(clone));

    touch(clone.resolve("api/src/main/java/A.java"));
    assertEquals(0, parleyIn(clone, "who").exit);
    assertEquals(2, builds(clone));
  }

  @Test
  void buildsACloneAgainForTheSimulatorButForNoOtherTest() throws Exception {
    var clone = cloneOfSources();
    assertEquals(0, parleyIn(clone, "who").exit);

    touch(clone.resolve("api/src/test/java/ATest.java"));
    assertEquals(0, parleyIn(clone, "who").exit);
    assertEquals(1, builds(clone));

    touch(clone.resolve("runtime/core/src/test/java/Simulator.java"));
    assertEquals(0, parleyIn(clone, "who").exit);
    assertEquals(2, builds(clone));
  }

  @Test
  void showsWhyACloneCannotBeBuiltAndDoesNotStartTheOldOne() throws Exception {
    var clone = cloneOfSources();
    assertEquals(0, parleyIn(clone, "who").exit);
    write(clone.resolve("broken"), "");
    touch(clone.resolve("api/src/main/java/A.java"));

    var run = parleyIn(clone, "who");

    assertEquals(70, run.exit);
    assertEquals("", run.out);
    assertTrue(run.err.contains("Main.java:[1,1] does not compile"), run.err);
    assertFalse(Files.isSymbolicLink(clone.resolve("launcher/target/parley.lock")));
  }

  @Test
  void givesUpWhereNothingCanBeWritten() throws Exception {
    var clone = cloneOfSources();
    write(clone.resolve("launcher/target"), "no folder");

    var run = parleyIn(clone, "who");

    assertEquals(73, run.exit);
    assertTrue(run.err.contains("cannot write to " + clone), run.err);
  }

  @Test
  void takesALockOverFromTheDead() throws Exception {
    var clone = cloneOfSources();
    Files.createDirectories(clone.resolve("launcher/target"));
    var dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createSymbolicLink(
        clone.resolve("launcher/target/parley.lock"), Path.of(Long.toString(dead.pid())));

    assertEquals(0, parleyIn(clone, "who").exit);
    assertEquals(1, builds(clone));
  }

  /// Without a place for archives, since nothing may run on when a test is over.
  private Run parley(String... arguments) throws Exception {
    return run(temporary, Map.of("JAVA_HOME", jdk.toString()), script(), arguments);
  }

  private Run parleyWithCache(String... arguments) throws Exception {
    var cache = temporary.resolve("cache").toString();
    var environment = Map.of("JAVA_HOME", jdk.toString(), "XDG_CACHE_HOME", cache);
    return run(temporary, environment, script(), arguments);
  }

  private Run parleyIn(Path clone, String... arguments) throws Exception {
    var environment =
        Map.of("JAVA_HOME", jdk.toString(), "PATH", clone.resolve("tools") + ":" + path());
    return run(clone, environment, "./parley", arguments);
  }

  /// With an environment of exactly these variables: not even a home.
  private static Run run(
      Path folder, Map<String, String> environment, String program, String... arguments)
      throws Exception {
    var command = new ArrayList<String>(List.of("/bin/sh", program));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", path());
    builder.environment().putAll(environment);
    var err = Files.createTempFile(folder, "err", "");
    var process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), out, Files.readString(err));
  }

  private Path cloneOfSources() throws IOException {
    var clone = temporary.resolve("a clone");
    copyScript(clone.resolve("parley"));
    for (var module : List.of("api", "runtime/core", "plugins", "bots", "launcher")) {
      write(clone.resolve(module).resolve("pom.xml"), "");
    }
    write(clone.resolve("pom.xml"), "");
    write(clone.resolve("api/src/main/java/A.java"), "");
    write(clone.resolve("api/src/test/java/ATest.java"), "");
    write(clone.resolve("runtime/core/src/test/java/Simulator.java"), "");
    writeProgram(clone.resolve("tools/mvn"), MAVEN);
    return clone;
  }

  private Path jdk(String name, String version) throws IOException {
    var home = temporary.resolve("jdks of mine").resolve(name);
    var words = "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"%s\"\nJAVA_RUNTIME_VERSION=\"%s+9\"\n";
    write(home.resolve("release"), words.formatted(version, version));
    writeProgram(home.resolve("bin/java"), JAVA);
    writeProgram(home.resolve("bin/javac"), JAVA);
    return home;
  }

  private String script() {
    return installation.resolve("bin/parley").toString();
  }

  private static String path() {
    return "/usr/bin:/bin";
  }

  private static int builds(Path clone) throws IOException {
    return Files.readAllLines(clone.resolve("calls")).size();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  /// A second ahead, since not every file system counts in nanoseconds.
  private static void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));
  }

  private static void copyScript(Path to) throws IOException {
    writeProgram(to, House.read(House.ROOT.resolve("parley")));
  }

  private static void writeProgram(Path file, String text) throws IOException {
    write(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
