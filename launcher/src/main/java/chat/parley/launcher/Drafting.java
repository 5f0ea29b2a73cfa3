package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.api.spi.VersionRange;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.command.Grammar;
import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.engine.store.PrivateFiles;
import chat.parley.launcher.prompt.PromptWord;
import chat.parley.launcher.text.TerminalText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/// The command `plugin new`: the project of a plugin, small and complete.
final class Drafting {

  /// As ids are, but beginning as names in Java do.
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private static final String FIRST_VERSION = "0.1.0";

  private final Surroundings surroundings;

  Drafting(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  ExitCode run(PluginCommand.New made) throws Refusal {
    String id = made.id();
    check(id);
    String inPackage = made.javaPackage() == null ? usualPackage(id) : made.javaPackage();
    if (!SourceVersion.isName(inPackage)) {
      throw new Misuse("package is %s, must be such as com.example.todo".formatted(inPackage));
    }
    Path folder = Objects.requireNonNullElse(made.folder(), Path.of("")).resolve(id);
    if (Files.exists(folder)) {
      throw new Refusal("%s is there already; choose another id or --in".formatted(folder));
    }
    try {
      for (Map.Entry<String, String> file : files(id, inPackage).entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    } catch (IOException e) {
      throw new Refusal("%s cannot be written: %s".formatted(folder, PrivateFiles.reason(e)), e);
    }
    Path jars = PluginHome.usual(surroundings, false).jars();
    say("%s is a project now. To build it, and let it run:".formatted(folder));
    say("  cd " + folder);
    say("  mvn package");
    say("  cp target/%s-%s.jar %s".formatted(id, FIRST_VERSION, jars));
    return ExitCode.DONE;
  }

  private static void check(String id) {
    if (!ID.matcher(id).matches()) {
      throw new Misuse(
          "ID is %s, must be a letter from a to z, and up to 39 of these, digits and -"
              .formatted(id));
    }
    if (CommandRegistry.with(PromptWord.class).has(id)
        || Grammar.of(ShellCommand.class, CommandLine.PROGRAM).has(id)) {
      throw new Misuse(
          "ID is %s, which is a word of Parley's own, so that no command could be called so"
              .formatted(id));
    }
  }

  private static String usualPackage(String id) {
    String word = id.replace("-", "");
    return "com.example." + (SourceVersion.isName(word) ? word : word + "plugin");
  }

  /// By their paths in the project.
  private static Map<String, String> files(String id, String inPackage) throws IOException {
    String base = base(id);
    var words = new LinkedHashMap<String, String>();
    words.put("id", id);
    words.put("version", version());
    words.put("package", inPackage);
    words.put("group", group(inPackage));
    words.put("plugin", base + "Plugin");
    words.put("command", base + "Command");
    words.put("words", base + "Words");
    String main = "src/main/java/%s/%s".formatted(inPackage.replace('.', '/'), base);
    String test = "src/test/java/%s/%s".formatted(inPackage.replace('.', '/'), base);
    var files = new LinkedHashMap<String, String>();
    files.put("pom.xml", filled("pom.xml", words));
    files.put("README.md", filled("README.md", words));
    files.put(".gitignore", filled("gitignore", words));
    files.put(main + "Plugin.java", filled("Plugin.java", words));
    files.put(main + "Command.java", filled("Command.java", words));
    files.put(main + "Words.java", filled("Words.java", words));
    files.put(test + "PluginTest.java", filled("PluginTest.java", words));
    return files;
  }

  /// What the names of classes begin with: `my-plugin` makes `MyPlugin`, `todo` makes `TodoPlugin`.
  private static String base(String id) {
    String bare = id.length() > 7 && id.endsWith("-plugin") ? id.substring(0, id.length() - 7) : id;
    var base = new StringBuilder();
    for (String word : bare.split("-", -1)) {
      if (!word.isEmpty()) {
        base.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    // There is an annotation of this name.
    return base.toString().equals("Parley") ? "MyParley" : base.toString();
  }

  private static String group(String inPackage) {
    int dot = inPackage.lastIndexOf('.');
    return dot < 0 ? inPackage : inPackage.substring(0, dot);
  }

  /// That of the API that projects are built against, which is ours.
  private static String version() {
    String version = Main.version();
    return version.equals("development") ? VersionRange.API_VERSION + "-SNAPSHOT" : version;
  }

  private static String filled(String file, Map<String, String> words) throws IOException {
    String text;
    try (InputStream in = Drafting.class.getResourceAsStream("project/%s.txt".formatted(file))) {
      text = new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
    }
    for (Map.Entry<String, String> word : words.entrySet()) {
      text = text.replace("@%s@".formatted(word.getKey()), word.getValue());
    }
    return text;
  }

  private void say(String line) {
    surroundings.out().println(TerminalText.line(line));
  }
}
