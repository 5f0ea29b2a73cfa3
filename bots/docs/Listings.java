import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// The listings of a page, compiled: programs under the names of their bots, and tests.
final class Listings implements AutoCloseable {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(java|chat)\\n(.*?)^```$");
  private static final Pattern PROGRAM = Pattern.compile("Bot\\.named\\(\"(\\w+)\"\\)");
  private static final Pattern TEST = Pattern.compile("@ParleyTest\\R(?:final )?class (\\w+)");
  private static final Pattern CHAT = Pattern.compile("Path\\.of\\(\"[^\"]*?(\\w+\\.chat)\"\\)");

  private static final String IMPORTS =
      """
      import chat.parley.testkit.Kit;
      import chat.parley.testkit.ParleyTest;
      import chat.parley.testkit.User;
      import java.nio.file.Path;
      import java.time.Duration;
      import org.junit.jupiter.api.Test;
      """;

  private final Path page;
  private final Path folder;
  private final URLClassLoader loader;

  private Listings(Path page, Path folder) throws IOException {
    this.page = page;
    this.folder = folder;
    this.loader =
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

  /// Compiles all Java of a page.
  ///
  /// @param page the name of its file in docs
  /// @param folder for the classes
  static Listings of(String page, Path folder) throws IOException {
    var listings = new Listings(Path.of("../docs").resolve(page), folder);
    for (String source : listings.all("java")) {
      listings.compile(source);
    }
    return listings;
  }

  /// The listings in this language.
  List<String> all(String language) throws IOException {
    return BLOCK
        .matcher(Files.readString(page))
        .results()
        .filter(it -> it.group(1).equals(language))
        .map(it -> it.group(2))
        .toList();
  }

  /// The program that runs the bot of this name.
  Class<?> program(String bot) throws ClassNotFoundException {
    return Class.forName(className(bot), true, loader);
  }

  private static String className(String bot) {
    return Character.toUpperCase(bot.charAt(0)) + bot.substring(1);
  }

  /// Runs a test that the page shows.
  ///
  /// @param methods how many tests it must have
  void run(String test, int methods) throws ClassNotFoundException {
    var listener = new SummaryGeneratingListener();
    Class<?> type = Class.forName(test, true, loader);
    var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(type)).build();

    LauncherFactory.create().execute(request, listener);

    assertEquals(
        List.of(),
        listener.getSummary().getFailures().stream()
            .map(it -> it.getException().toString())
            .toList());
    assertEquals(methods, listener.getSummary().getTestsSucceededCount());
  }

  private void compile(String source) throws IOException {
    Matcher test = TEST.matcher(source);
    Matcher program = PROGRAM.matcher(source);
    if (test.find()) {
      compile(test.group(1), IMPORTS + withChats(source));
    } else {
      assertTrue(source.startsWith("import module parley.api;") && program.find(), source);
      compile(className(program.group(1)), source);
    }
  }

  /// A written conversation that a test plays is the one that the page shows.
  private String withChats(String source) throws IOException {
    Matcher chat = CHAT.matcher(source);
    if (!chat.find()) {
      return source;
    }
    Path file = folder.resolve(chat.group(1));
    Files.writeString(file, all("chat").getFirst());
    return chat.replaceAll(_ -> "Path.of(\"%s\")".formatted(file));
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

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
