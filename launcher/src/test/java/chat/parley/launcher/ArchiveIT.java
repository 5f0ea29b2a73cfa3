package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The archive of loaded classes of a real JVM never runs code that is not in the jars any more.
@Timeout(120)
final class ArchiveIT {

  private static final String OLD = "chat that goes on when the server does not";
  private static final String NEW = "chat that went on while its jar was altered";
  private static final String CLASS = "chat/parley/launcher/ShellCommand.class";

  @TempDir private Path folder = Path.of("");

  @Test
  void codeThatWasReplacedIsNotRunFromTheArchive() throws Exception {
    Path jar = copyDistribution().resolve("lib/parley-launcher.jar");
    Path archive = folder.resolve("classes.jsa");
    assertTrue(help("-XX:ArchiveClassesAtExit=" + archive, jar).contains(OLD));
    String shared = "-XX:SharedArchiveFile=" + archive;
    assertTrue(loadsFromArchive(shared, jar), "the archive is not used at all");

    replaceWords(jar);

    String help = help(shared, jar);
    assertTrue(help.contains(NEW.substring(0, OLD.length())), help);
    assertFalse(loadsFromArchive(shared, jar));
  }

  private Path copyDistribution() throws IOException {
    Path from = Path.of("target/distribution/parley");
    Path to = folder.resolve("parley");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return to;
  }

  /// Other words of the same length, so that the class stays one.
  private static void replaceWords(Path jar) throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path file = files.getPath(CLASS);
      String bytes = new String(read(file), ISO_8859_1);
      assertTrue(bytes.contains(OLD));
      byte[] altered = bytes.replace(OLD, NEW.substring(0, OLD.length())).getBytes(ISO_8859_1);
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(altered);
      }
    }
  }

  private static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readAllBytes();
    }
  }

  private String help(String option, Path jar) throws Exception {
    return run(option, "-Xlog:disable", jar);
  }

  private boolean loadsFromArchive(String option, Path jar) throws Exception {
    return run(option, "-Xlog:class+load", jar)
        .lines()
        .anyMatch(line ->
            line.contains(CLASS.replace('/', '.').replace(".class", " "))
                && line.contains("shared objects file"));
  }

  private String run(String option, String log, Path jar) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                List.of(java, "-Xshare:auto", log, option, "-jar", jar.toString(), "help"))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), output);
    return output;
  }
}
