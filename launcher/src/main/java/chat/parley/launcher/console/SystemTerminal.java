package chat.parley.launcher.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

/// Opens terminals as Parley wants them: at once, with nothing asked, and with one Ctrl-C a key.
final class SystemTerminal {

  /// What the terminal in memory does without.
  private static final List<String> OF_SYSTEM_TERMINAL =
      List.of(
          "org.jline.terminal.impl.AbstractUnixSysTerminal",
          "org.jline.terminal.impl.jni.JniUnixSysTerminal",
          "org.jline.utils.FastBufferedOutputStream",
          "org.jline.utils.NonCloseableInputStream",
          "org.jline.utils.NonCloseableOutputStream",
          "org.jline.utils.ShutdownHooks",
          "org.jline.utils.Signals");

  /// Whether JLine makes a signal of a Ctrl-C that it reads, and hands the key on all the same.
  private static final String SOFTWARE_SIGNALS = "org.jline.terminal.softwareSignals";

  /// JLine's own words, which would land on the screen; kept here, or else it would be forgotten.
  private static final Logger JLINE = Logger.getLogger("org.jline");

  private SystemTerminal() {}

  /// The terminal of the process.
  ///
  /// @param type what the environment calls it, such as `xterm`
  /// @throws IOException when it has none, or one that can do no more than plain lines
  static Terminal open(String type) throws IOException {
    describe(type);
    return builder().system(true).provider(TerminalBuilder.PROP_PROVIDER_JNI).dumb(false).build();
  }

  /// One that nobody sees, for [TerminalConsole#warmUp].
  static Terminal inMemory() throws IOException {
    describe("xterm");
    return builder()
        .system(false)
        .provider(TerminalBuilder.PROP_PROVIDER_JNI)
        .type("xterm")
        .streams(InputStream.nullInputStream(), OutputStream.nullOutputStream())
        .build();
  }

  /// Loads the classes that only a terminal of the process takes.
  static void load() throws ClassNotFoundException {
    for (String name : OF_SYSTEM_TERMINAL) {
      Class.forName(name);
    }
  }

  /// Spares the start a process that would be asked what the terminal can do: JLine knows the usual
  /// ones well enough.
  private static void describe(String type) {
    String like = type.startsWith("tmux") ? type.replace("tmux", "screen") : type;
    String known = InfoCmp.getDefaultInfoCmp(like);
    if (known != null) {
      InfoCmp.setLoadedInfoCmp(type, known);
    }
  }

  private static TerminalBuilder builder() {
    JLINE.setLevel(Level.OFF);
    // One Ctrl-C would be two: the signal clears the line, and the key may then be the first of the
    // next line, which is empty, and would end the session.
    System.setProperty(SOFTWARE_SIGNALS, "false");
    return TerminalBuilder.builder()
        .encoding(StandardCharsets.UTF_8)
        // It would ask the terminal a question and wait for the answer.
        .graphemeCluster(false);
  }
}
