package chat.parley.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// One source file: its text, its syntax tree, and its text parted into code and comments.
final class JavaFile {
  /// Strings and comments, longest form first. What this finds is no code.
  private static final Pattern NOT_CODE =
      Pattern.compile(
          "\"\"\"[\\s\\S]*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\n])++'"
              + "|//[^\n]*|/\\*[\\s\\S]*?\\*/");

  final String name;
  final String text;
  final String code;
  final List<Comment> comments;
  private final CompilationUnitTree tree;
  private final Trees trees;

  /// A comment with its slashes and stars.
  record Comment(int line, String text) {}

  private JavaFile(Path path, String text, CompilationUnitTree tree, Trees trees) {
    this.name = House.name(path);
    this.text = text;
    this.tree = tree;
    this.trees = trees;
    var found = new ArrayList<Comment>();
    this.code = withoutStringsAndComments(found);
    this.comments = List.copyOf(found);
  }

  /// Every source file of the project, parsed.
  static List<JavaFile> all() {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new ArrayList<JavaFile>();
    try (var fileAccess = compiler.getStandardFileManager(null, null, null)) {
      var options = List.of("-proc:none");
      var files = fileAccess.getJavaFileObjectsFromPaths(House.javaFiles());
      var task = (JavacTask) compiler.getTask(null, fileAccess, null, options, null, files);
      var trees = Trees.instance(task);
      for (var tree : task.parse()) {
        var path = Path.of(tree.getSourceFile().toUri());
        found.add(new JavaFile(path, House.read(path), tree, trees));
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the sources", e);
    }
    return List.copyOf(found);
  }

  boolean isTest() {
    return name.contains("src/test/") || (isIn("bots/") && name.endsWith("Test.java"));
  }

  boolean isIn(String folder) {
    return name.startsWith(folder);
  }

  List<String> lines() {
    return text.lines().toList();
  }

  String packageName() {
    var declared = tree.getPackageName();
    return declared == null ? "" : declared.toString();
  }

  List<? extends ImportTree> imports() {
    return tree.getImports();
  }

  /// The types that stand in no other type. Of a compact source, whose class cannot be written
  /// down, it is those within.
  List<ClassTree> types() {
    return classesAmong(tree.getTypeDecls())
        .flatMap(type ->
            type.getKind() == Tree.Kind.CLASS && isUnwritten(type)
                ? classesAmong(type.getMembers())
                : Stream.of(type))
        .toList();
  }

  private static Stream<ClassTree> classesAmong(List<? extends Tree> declarations) {
    return declarations.stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast);
  }

  private boolean isUnwritten(ClassTree type) {
    String written = "\\b(class|enum|interface|record)\\s+%s\\b".formatted(type.getSimpleName());
    return !Pattern.compile(written).matcher(code).find();
  }

  /// What stands above a declaration as its documentation, if anything.
  @Nullable String docOf(Tree declaration) {
    return trees.getDocComment(trees.getPath(tree, declaration));
  }

  /// Every method and constructor, with the type it belongs to.
  void eachMethod(BiConsumer<ClassTree, MethodTree> visitor) {
    eachNode(path -> {
      if (path.getLeaf() instanceof MethodTree method
          && path.getParentPath().getLeaf() instanceof ClassTree type) {
        visitor.accept(type, method);
      }
    });
  }

  /// Every name that this file gives to something, with the first line it stands in.
  Map<String, Integer> declaredNames() {
    var names = new LinkedHashMap<String, Integer>();
    eachNode(path -> {
      var node = path.getLeaf();
      var name =
          switch (node) {
            case ClassTree type -> type.getSimpleName();
            // What overrides has its name from somebody else, who has been looked at himself.
            case MethodTree method when isOverride(method) -> "";
            case MethodTree method -> method.getName();
            case VariableTree variable -> variable.getName();
            default -> "";
          };
      names.putIfAbsent(name.toString(), lineOf(node));
    });
    return names;
  }

  private static boolean isOverride(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
  }

  private void eachNode(Consumer<TreePath> visitor) {
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree node, @Nullable Void nothing) {
        if (node != null) {
          visitor.accept(new TreePath(getCurrentPath(), node));
        }
        return super.scan(node, null);
      }
    }.scan(new TreePath(tree), null);
  }

  int lineOf(Tree part) {
    return lineAt(trees.getSourcePositions().getStartPosition(tree, part));
  }

  int endLineOf(Tree part) {
    return lineAt(trees.getSourcePositions().getEndPosition(tree, part));
  }

  private int lineAt(long position) {
    return position < 0 ? 1 : Math.toIntExact(tree.getLineMap().getLineNumber(position));
  }

  /// Blanks what is no code, character by character, so that every line keeps its number.
  private String withoutStringsAndComments(List<Comment> found) {
    var blanked = new StringBuilder(text);
    var matcher = NOT_CODE.matcher(text);
    while (matcher.find()) {
      if (matcher.group().startsWith("/")) {
        found.add(new Comment(lineAt(matcher.start()), matcher.group()));
      }
      for (int i = matcher.start(); i < matcher.end(); i++) {
        if (blanked.charAt(i) != '\n') {
          blanked.setCharAt(i, ' ');
        }
      }
    }
    return blanked.toString();
  }
}
