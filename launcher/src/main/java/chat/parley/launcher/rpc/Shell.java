package chat.parley.launcher.rpc;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/// Does in this process what somebody has typed in a shell.
@FunctionalInterface
public interface Shell {

  /// Does it, and waits for its end.
  ///
  /// @param arguments what stands behind `parley`
  /// @param in the shell's standard input
  /// @param out takes data
  /// @param err takes words
  /// @return the exit code
  int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err);
}
