package chat.parley.launcher.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The JDK's compiler, which sees the JDK, the module `parley.api` and some libraries, and of the
/// sources only those that it is given.
final class SourceCompiler {

  private final Path api;
  private final List<Path> libraries;

  /// @param api the jar or the folder of the module
  /// @param libraries jars that may be imported from
  SourceCompiler(Path api, List<Path> libraries) {
    this.api = api;
    this.libraries = List.copyOf(libraries);
  }

  /// A source in memory.
  private static final class Given extends SimpleJavaFileObject {

    private final SourceFile source;

    Given(SourceFile source) {
      super(URI.create("source:///" + encoded(source.className()) + ".java"), Kind.SOURCE);
      this.source = source;
    }

    private static String encoded(String name) {
      return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source.text();
    }

    /// A public class may be called otherwise than its file, for a script has any name.
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return kind == Kind.SOURCE;
    }

    @Override
    public @Nullable NestingKind getNestingKind() {
      return null;
    }

    @Override
    public @Nullable Modifier getAccessLevel() {
      return null;
    }
  }

  /// Compiles a program into a folder.
  ///
  /// @return the name of the class that has the `main`
  String compile(Program program, Path folder) throws Uncompiled, IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new Uncompiled("this Java has no compiler; start Parley with a JDK");
    }
    var found = new DiagnosticCollector<JavaFileObject>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, libraries);
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
      files.setLocationFromPaths(StandardLocation.MODULE_PATH, List.of(api));
      List<String> options =
          List.of("--add-modules", "parley.api", "-proc:none", "-g", "-Xlint:none", "-nowarn");
      List<Given> given = program.sources().stream().map(Given::new).toList();
      var task = (JavacTask) compiler.getTask(null, files, found, options, null, given);
      String main = compile(task, program, found);
      throwErrors(found);
      return main;
    }
  }

  private static String compile(
      JavacTask task, Program program, DiagnosticCollector<JavaFileObject> found)
      throws Uncompiled, IOException {
    CompilationUnitTree first = task.parse().iterator().next();
    throwErrors(found);
    String main = mainOf(first);
    if (main.isEmpty()) {
      throw new Uncompiled("%s has no main".formatted(program.files().getFirst()));
    }
    var _ = task.analyze();
    throwErrors(found);
    var _ = task.generate();
    return main;
  }

  /// The first class of a source that has a `main`, as `java` chooses it.
  private static String mainOf(CompilationUnitTree unit) {
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree declared && hasMain(declared)) {
        String name = declared.getSimpleName().toString();
        return unit.getPackageName() == null ? name : unit.getPackageName() + "." + name;
      }
    }
    return "";
  }

  private static boolean hasMain(ClassTree type) {
    return type.getMembers().stream()
        .anyMatch(it -> it instanceof MethodTree method && method.getName().contentEquals("main"));
  }

  private static void throwErrors(DiagnosticCollector<JavaFileObject> found) throws Uncompiled {
    var lines = new ArrayList<String>();
    long errors = 0;
    for (Diagnostic<? extends JavaFileObject> diagnostic : found.getDiagnostics()) {
      if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        errors++;
        addError(diagnostic, lines);
      }
    }
    if (errors > 0) {
      lines.add(errors == 1 ? "1 error" : errors + " errors");
      throw new Uncompiled(lines);
    }
  }

  /// As the compiler itself shows it, but under the file's real name.
  private static void addError(Diagnostic<? extends JavaFileObject> error, List<String> lines) {
    List<String> words = error.getMessage(Locale.ROOT).lines().toList();
    String message = words.isEmpty() ? error.getCode() : words.getFirst();
    if (error.getSource() instanceof Given given && error.getLineNumber() > 0) {
      int line = Math.toIntExact(error.getLineNumber());
      lines.add("%s:%d: error: %s".formatted(given.source.path(), line, message));
      String text = given.source.text().lines().skip(line - 1L).findFirst().orElse("");
      lines.add(text);
      lines.add(before(text, columnOf(error, given.source.text())) + "^");
    } else {
      lines.add("error: " + message);
    }
    words.stream().skip(1).forEach(lines::add);
  }

  /// In characters; the compiler's own number counts a tab as up to eight.
  private static int columnOf(Diagnostic<?> error, String text) {
    int at = Math.clamp(error.getPosition(), 0, text.length());
    return at - (text.lastIndexOf('\n', Math.max(at - 1, 0)) + 1);
  }

  /// Blanks as wide as what stands before the column.
  private static String before(String line, int column) {
    return line.substring(0, Math.clamp(column, 0, line.length())).replaceAll("[^\t]", " ");
  }
}
