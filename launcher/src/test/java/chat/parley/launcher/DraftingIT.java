package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import chat.parley.api.plugin.processor.DescriptorProcessor;
import chat.parley.launcher.testing.FakeClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/// The projects that `parley plugin new` writes: they compile without a warning, and their own
/// tests are green.
final class DraftingIT {

  private static final Path TESTKIT = Path.of("..", "runtime", "testkit", "target", "classes");

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private ExitCode draft(String... words) {
    var surroundings =
        new Surroundings(
            Map.of("PARLEY_HOME", folder.resolve("home").toString()),
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            () -> false);
    var line = new ArrayList<>(List.of("plugin", "new"));
    line.addAll(List.of(words));
    line.addAll(List.of("--in", folder.toString()));
    return new CommandLine(surroundings, new FakeEngine(new FakeClient("alice"))).run(line);
  }

  /// The files of a project, by their paths in it.
  private static List<String> files(Path project) throws Exception {
    try (Stream<Path> files = Files.walk(project)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> project.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static Path compile(Path project, String kind, Path classes, Path... others)
      throws Exception {
    var path = new ArrayList<String>();
    path.add(System.getProperty("java.class.path"));
    path.add(TESTKIT.toString());
    Stream.of(others).map(Path::toString).forEach(path::add);
    URL api = DescriptorProcessor.class.getProtectionDomain().getCodeSource().getLocation();
    var options =
        new ArrayList<>(
            List.of(
                "-d", Files.createDirectories(classes).toString(),
                "-classpath", String.join(File.pathSeparator, path),
                "-processorpath", Path.of(api.toURI()).toString(),
                "-proc:full", "-parameters", "-Xlint:all,-processing,-path", "-Werror"));
    files(project).stream()
        .filter(file -> file.startsWith("src/" + kind) && file.endsWith(".java"))
        .map(file -> project.resolve(file).toString())
        .forEach(options::add);
    var messages = new ByteArrayOutputStream();
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, messages, messages, options.toArray(String[]::new));
    assertEquals(0, failed, () -> messages.toString(UTF_8));
    return classes;
  }

  private static TestExecutionSummary test(String name, Path... classes) throws Exception {
    var urls = new ArrayList<URL>();
    urls.add(TESTKIT.toUri().toURL());
    for (Path folder : classes) {
      urls.add(folder.toUri().toURL());
    }
    try (var loader = new URLClassLoader(urls.toArray(URL[]::new))) {
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(selectClass(loader.loadClass(name)))
              .build();
      var listener = new SummaryGeneratingListener();
      LauncherFactory.create().execute(request, listener);
      return listener.getSummary();
    }
  }

  @Test
  void areCompleteAndGreen() throws Exception {
    assertEquals(ExitCode.DONE, draft("my-plugin"), () -> err.toString(UTF_8));
    Path project = folder.resolve("my-plugin");

    assertEquals(
        List.of(
            ".gitignore",
            "README.md",
            "pom.xml",
            "src/main/java/com/example/myplugin/MyCommand.java",
            "src/main/java/com/example/myplugin/MyPlugin.java",
            "src/main/java/com/example/myplugin/MyWords.java",
            "src/test/java/com/example/myplugin/MyPluginTest.java"),
        files(project));
    Path main = compile(project, "main", folder.resolve("classes"));
    Path test = compile(project, "test", folder.resolve("test-classes"), main);
    TestExecutionSummary summary = test("com.example.myplugin.MyPluginTest", main, test);

    var failures = new StringWriter();
    summary.printFailuresTo(new PrintWriter(failures));
    assertEquals(4, summary.getTestsSucceededCount(), failures::toString);
    assertEquals(0, summary.getTestsFailedCount(), failures::toString);
  }

  @Test
  void compileUnderWhateverName() throws Exception {
    for (String id : List.of("todo", "a", "new", "parley", "parley-plugin", "x-1--y-", "plugin2")) {
      assertEquals(ExitCode.DONE, draft(id), () -> err.toString(UTF_8));

      Path main = compile(folder.resolve(id), "main", folder.resolve(id + "-classes"));
      compile(folder.resolve(id), "test", folder.resolve(id + "-test-classes"), main);
    }
  }

  @Test
  void standInThePackageThatIsAskedFor() throws Exception {
    assertEquals(ExitCode.DONE, draft("todo", "--package", "org.example"));

    Path project = folder.resolve("todo");
    assertTrue(files(project).contains("src/main/java/org/example/TodoPlugin.java"));
    assertTrue(Files.readString(project.resolve("pom.xml")).contains("<groupId>org</groupId>"));
  }

  @Test
  void areNotWrittenOverOthersOrUnderWordsOfOurs() throws Exception {
    Files.createDirectories(folder.resolve("todo"));

    assertEquals(ExitCode.FAILED, draft("todo"));
    for (String id : List.of("send", "join", "who", "server", "Todo", "1st", "", "../x", "a b")) {
      assertEquals(ExitCode.USAGE, draft(id), id);
    }
    assertEquals(ExitCode.USAGE, draft("other", "--package", "com.example.new"));
    assertEquals(ExitCode.USAGE, draft("other", "--package", "com..example"));
    assertEquals("", out.toString(UTF_8));
  }

  @Test
  void areBuiltWithTheSamePluginsOfMavenAsParley() throws Exception {
    draft("todo");
    String ours = Files.readString(Path.of("..", "pom.xml"));
    var version =
        Pattern.compile("<artifactId>(maven-[a-z-]+-plugin)</artifactId>\\s*<version>([^<]+)<");

    var found = version.matcher(Files.readString(folder.resolve("todo").resolve("pom.xml")));

    int plugins = 0;
    while (found.find()) {
      plugins++;
      String plugin = Pattern.quote(found.group(1)) + "</artifactId>\\s*<version>";
      assertTrue(
          Pattern.compile(plugin + Pattern.quote(found.group(2)) + "<").matcher(ours).find(),
          found::group);
    }
    assertEquals(5, plugins);
  }
}
