import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// The page for authors of bots shows only what runs.
@ParleyTest
final class BotsPageTest {

  private static final Path PAGE = Path.of("../docs/bots.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(java|chat)\\n(.*?)^```$");
  private static final List<String> PROGRAMS = List.of("Echo", "Pizza", "Secretary");

  private static final String IMPORTS =
      """
      import chat.parley.testkit.Kit;
      import chat.parley.testkit.ParleyTest;
      import chat.parley.testkit.User;
      import java.nio.file.Path;
      import java.time.Duration;
      import org.junit.jupiter.api.Test;
      """;

  @TempDir Path folder;
  private URLClassLoader loader;

  @BeforeEach
  void compileThePage() throws IOException {
    List<String> listings = listings("java");
    for (int i = 0; i < PROGRAMS.size(); i++) {
      String source = listings.get(i == 2 ? 3 : i);
      assertTrue(source.startsWith("import module parley.api;"), source);
      compile(PROGRAMS.get(i), source);
    }
    Path chat = Files.writeString(folder.resolve("order.chat"), listings("chat").getFirst());
    compile(
        "PizzaTest",
        IMPORTS + listings.get(2).replace("\"src/test/chat/order.chat\"", "\"" + chat + "\""));
    assertEquals(4, listings.size());
    assertEquals(1, listings("chat").size());
    loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, Thread.currentThread().getContextClassLoader()) {
          // What the page shows, before what is shipped under the same name.
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> known = findLoadedClass(name);
            boolean isOfThePage = Files.exists(folder.resolve(name + ".class"));
            return known != null
                ? known
                : isOfThePage ? findClass(name) : super.loadClass(name, resolve);
          }
        };
  }

  @AfterEach
  void close() throws IOException {
    loader.close();
  }

  private static List<String> listings(String language) throws IOException {
    try (Stream<MatchResult> blocks = blocks()) {
      return blocks.filter(it -> it.group(1).equals(language)).map(it -> it.group(2)).toList();
    }
  }

  private static Stream<MatchResult> blocks() throws IOException {
    Matcher found = BLOCK.matcher(Files.readString(PAGE));
    return found.results();
  }

  private void compile(String name, String source) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    String classPath = System.getProperty("java.class.path");
    String api =
        Stream.of(classPath.split(File.pathSeparator))
            .filter(it -> it.matches(".*[/\\\\]api[/\\\\]target[/\\\\].*|.*parley-api.*"))
            .findFirst()
            .orElseThrow();
    var words = new StringWriter();
    var options =
        List.of(
            "-d",
            folder.toString(),
            "-cp",
            classPath,
            "-proc:none",
            "-nowarn",
            "--module-path",
            api,
            "--add-modules",
            "parley.api");
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          compiler.getTask(words, files, null, options, null, files.getJavaFileObjects(file));
      assertTrue(task.call(), words::toString);
    }
  }

  @Test
  void theFirstBotIsTheOneThatIsShipped() throws IOException {
    assertEquals(Files.readString(Path.of("echo/Echo.java")), listings("java").getFirst());
  }

  @Test
  void theEchoAnswers(Kit kit) throws ClassNotFoundException {
    kit.bot(Class.forName("Echo", true, loader));

    kit.user("alice").with("echo").says("hello").hears("hello");
  }

  @Test
  void theSecretaryPlansAMeeting(Kit kit) throws ClassNotFoundException {
    kit.bot(Class.forName("Secretary", true, loader));
    var alice = kit.user("alice").in("#team").says("/meet").hears("alice: About what?");

    alice.says("tea").hears("On which day?").says("2030-12-24").hears("For how many?").says("3");

    alice.hears("tea on 2030-12-24, for 3 people.");
  }

  @Test
  void theTestOfThePageSucceeds() throws ClassNotFoundException {
    var listener = new SummaryGeneratingListener();
    Class<?> test = Class.forName("PizzaTest", true, loader);
    var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(test)).build();

    LauncherFactory.create().execute(request, listener);

    assertEquals(
        List.of(),
        listener.getSummary().getFailures().stream()
            .map(it -> it.getException().toString())
            .toList());
    assertEquals(3, listener.getSummary().getTestsSucceededCount());
  }
}
