package chat.parley.launcher.bot;

import chat.parley.launcher.text.TerminalText;
import java.io.PrintStream;
import java.util.List;

/// Shows what bots print, each line escaped, and under the name of its bot if there are several.
///
/// @param isLabelled whether there are several
record Screen(PrintStream out, PrintStream err, boolean isLabelled) {

  /// A line of a bot.
  void show(String name, boolean isError, String line) {
    String label = isLabelled && !name.isEmpty() ? name + " | " : "";
    (isError ? err : out).println(TerminalText.escape(label + line));
  }

  /// A word of the supervisor's own.
  void tell(String words) {
    err.println("parley: " + TerminalText.line(words));
  }

  /// Lines about a source.
  void tell(List<String> lines) {
    lines.forEach(line -> err.println(TerminalText.escape(line)));
  }
}
