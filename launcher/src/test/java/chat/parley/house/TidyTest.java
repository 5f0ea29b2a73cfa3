package chat.parley.house;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.StringWrapper;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/// How sources look (docs/style.md, "Tidy"). With `-Dtidy.fix=true` the formatter writes what it
/// would have found.
final class TidyTest {
  private static final int FILE_LINES_MAX = 400;
  private static final int METHOD_LINES_MAX = 60;
  private static final int PARAMETERS_MAX = 5;
  private static final int COLUMNS_MAX = 100;

  private static final Pattern LEFT_OVER = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
  private static final Pattern COMMENTED_OUT =
      Pattern.compile("^//(?!/) ?(.*\\);|.* = .*;|(return|import|package)\\b.*;|[{}])$");

  private static final List<JavaFile> SOURCES = JavaFile.all();

  @Test
  void filesAreShort() {
    expectNone(
        "a file has at most " + FILE_LINES_MAX + " lines",
        (file, found) -> {
          int lines = file.lines().size();
          if (lines > FILE_LINES_MAX) {
            found.accept(file.name + " has " + lines);
          }
        });
  }

  @Test
  void linesAreShort() {
    expectNone(
        "a line has at most " + COLUMNS_MAX + " columns",
        (file, found) -> {
          int number = 0;
          for (var line : file.lines()) {
            number++;
            if (line.codePoints().count() > COLUMNS_MAX && !line.startsWith("import ")) {
              found.accept(file.name + ":" + number);
            }
          }
        });
  }

  @Test
  void methodsAreShort() {
    expectNone(
        "a method has at most " + METHOD_LINES_MAX + " lines",
        (file, found) ->
            file.eachMethod((type, method) -> {
              int lines = file.endLineOf(method) - file.lineOf(method) + 1;
              if (lines > METHOD_LINES_MAX) {
                found.accept(place(file, method) + " has " + lines);
              }
            }));
  }

  @Test
  void parametersAreFew() {
    expectNone(
        "a method takes at most " + PARAMETERS_MAX + " parameters",
        (file, found) ->
            file.eachMethod((type, method) -> {
              int parameters = method.getParameters().size();
              if (parameters > PARAMETERS_MAX && !takesData(type, method)) {
                found.accept(place(file, method) + " takes " + parameters);
              }
            }));
  }

  @Test
  void docCommentsAreMarkdown() {
    expectNone(
        "a doc comment is written as /// and not as /**",
        (file, found) -> {
          for (var comment : file.comments) {
            if (comment.text().startsWith("/**")) {
              found.accept(file.name + ":" + comment.line());
            }
          }
        });
  }

  @Test
  void commentsAreForReaders() {
    expectNone(
        "a comment holds neither code nor something left to do",
        (file, found) -> {
          for (var comment : file.comments) {
            if (LEFT_OVER.matcher(comment.text()).find()
                || COMMENTED_OUT.matcher(comment.text()).find()) {
              found.accept(file.name + ":" + comment.line() + " " + comment.text());
            }
          }
        });
  }

  @Test
  void importsNameWhatTheyImport() {
    expectNone(
        "an import ends with a name, not with a star",
        (file, found) -> {
          for (var imported : file.imports()) {
            if (imported.getQualifiedIdentifier().toString().endsWith(".*")) {
              found.accept(file.name + ":" + file.lineOf(imported));
            }
          }
        });
  }

  @Test
  void everyTypeSaysWhatItIs() {
    expectNone(
        "a type begins with a sentence about what it is",
        (file, found) -> {
          for (var type : file.types()) {
            if (!file.isTest() && file.docOf(type) == null) {
              found.accept(file.name + ":" + file.lineOf(type));
            }
          }
        });
  }

  @Test
  void everyPackageIsIntroduced() {
    var introduced = new TreeSet<String>();
    var used = new TreeMap<String, String>();
    for (var file : SOURCES) {
      if (file.name.endsWith("/package-info.java")) {
        introduced.add(file.packageName());
        if (file.comments.stream().noneMatch(comment -> comment.text().startsWith("///"))) {
          used.put(file.packageName() + " (without words)", file.name);
        }
      } else if (!file.packageName().isEmpty()) {
        used.put(file.packageName(), file.name);
      }
    }
    used.keySet().removeAll(introduced);

    House.expectNone("a package has a package-info with a /// comment", List.copyOf(used.keySet()));
  }

  @Test
  void everyModuleIsIntroduced() {
    var found = new ArrayList<String>();
    for (var module : House.modules()) {
      var path = module.toString().replace('\\', '/') + "/";
      var hasReadme = Files.exists(House.ROOT.resolve(module).resolve("README.md"));
      var hasPackages =
          SOURCES.stream().anyMatch(f -> f.isIn(path) && f.name.endsWith("/package-info.java"));
      if (!hasReadme && !hasPackages) {
        found.add(path);
      }
    }

    House.expectNone("a module has a README.md or a package-info.java", found);
  }

  @Test
  void everyPluginIsShipped() {
    var launcher = House.read(House.ROOT.resolve("launcher").resolve("pom.xml"));
    var missing =
        House.modules().stream()
            .filter(module -> module.getNameCount() == 2 && module.startsWith("plugins"))
            .map(module -> "<artifactId>parley-plugin-%s<".formatted(module.getFileName()))
            .filter(artifact -> !launcher.contains(artifact))
            .toList();

    House.expectNone("launcher/pom.xml has each plugin, so that it is shipped", missing);
  }

  @Test
  void namesKeepToTheVocabulary() {
    var banned = Vocabulary.banned();
    expectNone(
        "docs/vocabulary.md has another word for this",
        (file, found) ->
            file.declaredNames()
                .forEach((name, line) -> {
                  var words = Set.copyOf(Vocabulary.words(name));
                  for (var word : banned) {
                    if (words.contains(word)) {
                      found.accept(file.name + ":" + line + " " + name);
                    }
                  }
                }));
  }

  @Test
  void theCoreNeedsNoLocks() {
    expectNone(
        "the core is confined to one thread and synchronizes nothing",
        (file, found) -> {
          if (file.isIn("runtime/core/") && contains(file.code, "synchronized|volatile")) {
            found.accept(file.name);
          }
        });
  }

  @Test
  void testsRunAndDoNotSleep() {
    expectNone(
        "a test is not switched off, assumes nothing and waits for no clock",
        (file, found) -> {
          if (file.isTest()
              && contains(file.code, "\\b(Disabled\\w*|assume(True|False|ThatCode)|sleep)\\b")) {
            found.accept(file.name);
          }
        });
  }

  @Test
  void testsAreNamedForWhatHappens() {
    expectNone(
        "a test's name is a sentence in the present tense",
        (file, found) ->
            file.eachMethod((type, method) -> {
              var isTest = contains(method.getModifiers().toString(), "@[\\w.]*Test\\b");
              if (isTest && contains(method.getName().toString(), "^(test|should)[A-Z0-9_]|_")) {
                found.accept(place(file, method));
              }
            }));
  }

  @Test
  void sourcesAreFormatted() {
    var formatter = new Formatter();
    var found =
        SOURCES.parallelStream()
            .filter(file -> !isFormatted(formatter, file))
            .map(file -> file.name)
            .toList();

    House.expectNone("google-java-format would write this otherwise (-Dtidy.fix=true)", found);
  }

  @Test
  void documentsHaveOneTitleAndShortLines() {
    var found = new ArrayList<String>();
    for (var path : House.markdownFiles()) {
      findUntidyMarkdown(path, found);
    }

    House.expectNone("a document has one # title and at most 100 columns of prose", found);
  }

  private static void findUntidyMarkdown(Path path, List<String> found) {
    var document = Markdown.read(path);
    long titles = document.headings().stream().filter(h -> h.level() == 1).count();
    if (titles != 1) {
      found.add(House.name(path) + " has " + titles + " titles");
    }
    for (var line : document.prose()) {
      var isTableOrLink = line.text().startsWith("|") || line.text().contains("](");
      if (line.text().codePoints().count() > COLUMNS_MAX && !isTableOrLink) {
        found.add(House.name(path) + ":" + line.number() + " is too long");
      }
      if (LEFT_OVER.matcher(line.text()).find()) {
        found.add(House.name(path) + ":" + line.number() + " leaves something to do");
      }
    }
  }

  /// With `-Dtidy.fix=true`, what was not formatted is so afterwards.
  private static boolean isFormatted(Formatter formatter, JavaFile file) {
    try {
      var formatted = StringWrapper.wrap(formatter.formatSourceAndFixImports(file.text), formatter);
      if (!formatted.equals(file.text) && Boolean.getBoolean("tidy.fix")) {
        Files.writeString(House.ROOT.resolve(file.name), formatted);
        return true;
      }
      return formatted.equals(file.text);
    } catch (FormatterException | IOException e) {
      throw new IllegalStateException("cannot format " + file.name, e);
    }
  }

  /// A record's components, and private constructors, which only carry data from a factory.
  private static boolean takesData(ClassTree type, MethodTree method) {
    return method.getName().contentEquals("<init>")
        && (type.getKind() == Tree.Kind.RECORD
            || method.getModifiers().getFlags().contains(Modifier.PRIVATE));
  }

  private static boolean contains(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).find();
  }

  private static String place(JavaFile file, MethodTree method) {
    return file.name + ":" + file.lineOf(method) + " " + method.getName();
  }

  private interface Rule {
    void check(JavaFile file, Consumer<String> found);
  }

  private static void expectNone(String title, Rule rule) {
    House.expectNone(
        title,
        SOURCES.stream()
            .<String>mapMulti(rule::check)
            .collect(Collectors.toCollection(ArrayList::new)));
  }
}
