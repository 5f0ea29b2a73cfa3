package chat.parley.launcher.source;

import chat.parley.engine.store.PrivateFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A source as it was read.
///
/// @param path as it was named
/// @param text as the compiler gets it: a first line with `#!` is made a comment, so that all lines
///   keep their numbers
record SourceFile(Path path, String text) {

  /// Comments and texts, in which a `main` means nothing.
  private static final Pattern NO_CODE =
      Pattern.compile(
          "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"", Pattern.DOTALL);

  private static final Pattern MAIN = Pattern.compile("\\bvoid\\s+main\\s*\\(");

  static SourceFile read(Path path) throws Uncompiled {
    try {
      String text = Files.readString(path, StandardCharsets.UTF_8);
      return new SourceFile(path, text.startsWith("#!") ? "//" + text.substring(2) : text);
    } catch (CharacterCodingException _) {
      throw new Uncompiled("%s is not written in UTF-8".formatted(path));
    } catch (IOException e) {
      throw new Uncompiled("%s cannot be read: %s".formatted(path, PrivateFiles.reason(e)));
    }
  }

  /// Whether it has a `main`. Others are parts of those that have.
  boolean isProgram() {
    return MAIN.matcher(NO_CODE.matcher(text).replaceAll(" ")).find();
  }

  /// Its name without `.java`.
  String stem() {
    String name = String.valueOf(path.getFileName());
    return name.endsWith(".java") ? name.substring(0, name.length() - 5) : name;
  }

  /// The name that the compiler knows it by, of which it makes that of the class.
  String className() {
    String name =
        stem()
            .codePoints()
            .map(point -> Character.isJavaIdentifierPart(point) ? point : '_')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return name.isEmpty() || !Character.isJavaIdentifierStart(name.codePointAt(0))
        ? "_" + name
        : name;
  }
}
