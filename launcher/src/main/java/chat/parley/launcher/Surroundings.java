package chat.parley.launcher;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What a command line was started in.
///
/// @param environment the variables
/// @param in lines, in UTF-8
/// @param out data and the prompt's lines, in UTF-8
/// @param err words, in UTF-8
/// @param isTerminal whether a person sits at both `in` and `out`
record Surroundings(
    Map<String, String> environment,
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean isTerminal) {

  private static final int OUT_BYTES = 8_192;

  /// This process's own. Always in UTF-8: texts are, whatever the locale says.
  @SuppressWarnings("SystemConsoleNull") // JDK 25 has gone back to null where nobody sits
  static Surroundings ofProcess() {
    java.io.Console console = System.console();
    return new Surroundings(
        System.getenv(),
        new FileInputStream(FileDescriptor.in),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        console != null && console.isTerminal());
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    var bytes = new BufferedOutputStream(new FileOutputStream(descriptor), OUT_BYTES);
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /// A variable's value; empty without it.
  String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /// Whether the terminal can do more than plain lines, and its owner wants it to.
  boolean isRichTerminal() {
    String type = variable("TERM");
    return isTerminal && !type.isEmpty() && !type.equals("dumb") && variable("NO_COLOR").isEmpty();
  }
}
