package chat.parley.launcher;

import chat.parley.launcher.prompt.Look;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What a command line was started in.
///
/// @param environment the variables
/// @param in lines, in UTF-8
/// @param out data and the prompt's lines, in UTF-8
/// @param err words, in UTF-8
/// @param terminal tells whether a person sits at both `in` and `out`; asked only when it matters,
///   since it takes long to find out
record Surroundings(
    Map<String, String> environment,
    InputStream in,
    PrintStream out,
    PrintStream err,
    BooleanSupplier terminal) {

  private static final int OUT_BYTES = 8_192;

  /// This process's own. Always in UTF-8: texts are, whatever the locale says.
  static Surroundings ofProcess() {
    return new Surroundings(
        System.getenv(),
        new FileInputStream(FileDescriptor.in),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        new OfProcess());
  }

  /// No lambda: the first one of a process takes as long as a tenth of what a command may.
  private static final class OfProcess implements BooleanSupplier {

    @Override
    public boolean getAsBoolean() {
      return isProcessOnTerminal();
    }
  }

  /// What the kernel says is known at once; the JDK looks for providers of consoles first.
  private static boolean isProcessOnTerminal() {
    String in = target(0);
    String out = target(1);
    if (in.startsWith("/dev/pts/") && in.equals(out)) {
      return true;
    }
    return !isNoDevice(in) && !isNoDevice(out) && isConsole();
  }

  private static boolean isNoDevice(String target) {
    return target.startsWith("pipe:") || target.startsWith("socket:") || target.equals("/dev/null");
  }

  /// What a file descriptor of this process is; empty where that cannot be told so.
  private static String target(int descriptor) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
    } catch (IOException | UnsupportedOperationException _) {
      return "";
    }
  }

  @SuppressWarnings("SystemConsoleNull") // JDK 25 has gone back to null where nobody sits
  private static boolean isConsole() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    var bytes = new BufferedOutputStream(new FileOutputStream(descriptor), OUT_BYTES);
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /// A variable's value; empty without it.
  String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /// Whether a person sits at both `in` and `out`.
  boolean isTerminal() {
    return terminal.getAsBoolean();
  }

  /// Whether the terminal listens to this process, and not to a shell that has put it aside.
  static boolean isInForeground() {
    try {
      String status = Files.readString(Path.of("/proc/self/stat"));
      // Behind the name, which may hold anything: state, parent, group, session, terminal, and the
      // group that the terminal listens to.
      String[] fields = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
      return fields[2].equals(fields[5]);
    } catch (IOException _) {
      return true;
    }
  }

  /// How a prompt looks here.
  ///
  /// @param isPlain whether whole lines and nothing else are asked for; `PARLEY_PLAIN` asks too
  Look look(boolean isPlain) {
    String plain = variable("PARLEY_PLAIN");
    return isPlain || (!plain.isEmpty() && !plain.equals("0")) ? Look.USUAL.plain() : Look.USUAL;
  }

  /// Whether the terminal can do more than plain lines, and its owner wants it to.
  boolean isRichTerminal() {
    String type = variable("TERM");
    return !type.isEmpty()
        && !type.equals("dumb")
        && variable("NO_COLOR").isEmpty()
        && isTerminal();
  }
}
