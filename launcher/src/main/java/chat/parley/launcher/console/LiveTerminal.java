package chat.parley.launcher.console;

import java.io.IOException;
import java.util.EnumSet;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/// A terminal that is only written to: what is typed there is not shown, but for signals.
///
/// Safe for use by any thread.
public final class LiveTerminal implements AutoCloseable {

  /// When the terminal does not tell.
  private static final LiveRegion.Size USUAL = new LiveRegion.Size(80, 24);

  private final Terminal terminal;

  private LiveTerminal(Terminal terminal) {
    this.terminal = terminal;
  }

  /// The terminal that the process was started in; null if it can do no more than plain lines.
  /// Takes what was said before of signals back.
  ///
  /// @param type what the environment calls it, such as `xterm`
  public static @Nullable LiveTerminal open(String type) {
    try {
      var live = new LiveTerminal(TerminalConsole.systemTerminal(type));
      live.quieten();
      return live;
    } catch (IOException | IllegalStateException | UnsatisfiedLinkError _) {
      return null;
    }
  }

  /// Shows nothing of what is typed from now on.
  public void quieten() {
    Attributes attributes = terminal.getAttributes();
    attributes.setLocalFlags(EnumSet.of(Attributes.LocalFlag.ECHO), false);
    terminal.setAttributes(attributes);
  }

  /// How large it is now.
  public LiveRegion.Size size() {
    Size size = terminal.getSize();
    return size.getColumns() < 1 || size.getRows() < 1
        ? USUAL
        : new LiveRegion.Size(size.getColumns(), size.getRows());
  }

  /// From now on this is called when the process goes on after Ctrl-Z.
  public void onReturn(Runnable action) {
    terminal.handle(Terminal.Signal.CONT, _ -> action.run());
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException _) {
      // It is gone already, and so is whoever could be told.
    }
  }
}
