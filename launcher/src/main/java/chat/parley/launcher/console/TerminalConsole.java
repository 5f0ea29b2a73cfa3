package chat.parley.launcher.console;

import chat.parley.engine.command.Candidate;
import chat.parley.launcher.prompt.Alert;
import chat.parley.launcher.prompt.Console;
import chat.parley.launcher.prompt.Look;
import chat.parley.launcher.prompt.Said;
import chat.parley.launcher.prompt.Standing;
import java.io.IOError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;

/// A terminal with line editing, completion and a history; what is shown goes above the line that
/// is being typed.
public final class TerminalConsole implements Console {

  /// Where its owner has stopped reading.
  private static final String NEW = "--- new ---";

  private static final String FAINT = "\033[2m";
  private static final String PLAIN = "\033[0m";

  /// Typed lines that are kept from one start to the next.
  private static final int HISTORY_LINES = 1_000;

  private final Terminal terminal;
  private final Editor editor;
  private final Alerts alerts;
  private final NameColours colours;
  private final Timeline timeline;

  /// Finds what Tab offers; nothing until [#complete] was called.
  private volatile BiFunction<String, Integer, List<Candidate>> completion = (_, _) -> List.of();

  /// Guards the two below, so that an interrupt hits the wait for a line and nothing else.
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable Thread waiting;
  private boolean isStopped;

  private final FirstLine first = new FirstLine(this::readLine);

  /// Whether Ctrl-C is a key like others; of the reading thread alone.
  private boolean isRaw;

  /// Called with each key; does nothing until [#onKey] was called.
  private volatile Runnable keyAction = () -> {};

  /// A console on this terminal.
  ///
  /// @param history the file of typed lines; null for none
  TerminalConsole(Terminal terminal, @Nullable Path history, Look look) {
    this.terminal = terminal;
    this.alerts = new Alerts(look.alert(), System::nanoTime);
    Integer colours = terminal.getNumericCapability(InfoCmp.Capability.max_colors);
    this.colours = new NameColours(colours == null ? 0 : colours);
    this.timeline = new Timeline(ZoneId.systemDefault(), Instant.now());
    this.editor = new Editor(terminal, variables(history), PROMPT, () -> keyAction.run());
    editor.setParser(new LineParser());
    editor.setCompleter(new TabCompleter((line, cursor) -> completion.apply(line, cursor)));
    // Else it would eat backslashes and exclamation marks out of messages.
    editor.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
    editor.setOpt(LineReader.Option.CASE_INSENSITIVE);
    editor.unsetOpt(LineReader.Option.AUTO_FRESH_LINE);
    quieten();
  }

  private static Map<String, Object> variables(@Nullable Path history) {
    var variables = new HashMap<String, Object>();
    variables.put(LineReader.HISTORY_SIZE, HISTORY_LINES);
    variables.put(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES);
    variables.put(LineReader.SECONDARY_PROMPT_PATTERN, " ".repeat(PROMPT.length()));
    variables.put(LineReader.BELL_STYLE, "none");
    if (history != null) {
      variables.put(LineReader.HISTORY_FILE, history);
    }
    return variables;
  }

  /// What is typed while nobody reads is not shown before somebody does: it would land in the midst
  /// of what is shown then.
  private void quieten() {
    Attributes attributes = terminal.getAttributes();
    attributes.setLocalFlags(
        EnumSet.of(Attributes.LocalFlag.ECHO, Attributes.LocalFlag.ICANON), false);
    terminal.setAttributes(attributes);
  }

  /// The terminal that the process was started in; null if it can do no more than plain lines.
  ///
  /// @param type what the environment calls it, such as `xterm`
  /// @param history the file of typed lines; null for none
  public static @Nullable TerminalConsole open(String type, @Nullable Path history, Look look) {
    try {
      return new TerminalConsole(SystemTerminal.open(type), history, look);
    } catch (IOException | IllegalStateException | UnsatisfiedLinkError _) {
      return null;
    }
  }

  /// Loads what a terminal takes, on a terminal in memory.
  public static void warmUp() {
    try (Terminal terminal = SystemTerminal.inMemory()) {
      var console = new TerminalConsole(terminal, null, Look.USUAL);
      console.complete((_, _) -> List.of());
      console.onInterrupt(() -> {});
      console.onKey(() -> {});
      console.show(List.of("warm"));
      console.say(new Said("bob", Instant.EPOCH, true, true, List.of("bob: warm")));
      console.standing(new Standing("you", Standing.Link.UP, "", List.of(), 0));
      console.begin();
      console.read();
      SystemTerminal.load();
    } catch (IOException
        | IllegalStateException
        | UnsatisfiedLinkError
        | ClassNotFoundException _) {
      // Then there is less to load.
    }
  }

  /// From now on Tab offers what `completion` finds for a line and the cursor's place in it.
  public void complete(BiFunction<String, Integer, List<Candidate>> completion) {
    this.completion = completion;
  }

  /// From now on each key calls this, on the thread that reads, which it must not keep.
  public void onKey(Runnable action) {
    keyAction = action;
  }

  /// From now on Ctrl-C calls this while no line is being typed.
  public void onInterrupt(Runnable action) {
    terminal.handle(Terminal.Signal.INT, _ -> action.run());
  }

  /// Begins to read the first line before there is anybody to do it: whoever starts a prompt need
  /// not wait with typing until it is connected. Called before [#read], and at most once.
  public void begin() {
    first.begin();
  }

  /// Ends what [#begin] has begun, so that what is shown next is the last.
  public void abandon() {
    stop();
    first.finish();
  }

  @Override
  public Input read() {
    return first.read();
  }

  private Input readLine() {
    if (!beginWaiting()) {
      return new Input.Stopped();
    }
    becomeRaw();
    Input input = waitForLine();
    if (input instanceof Input.Ended || input instanceof Input.Stopped) {
      signalAgain();
    }
    return input;
  }

  /// From the first line on Ctrl-C is no signal, also while no line is being read: it belongs to
  /// the line that it was typed in.
  private void becomeRaw() {
    if (!isRaw) {
      terminal.enterRawMode();
      isRaw = true;
    }
  }

  /// After the last line Ctrl-C is a signal again, for somebody who does not want to wait for the
  /// end.
  private void signalAgain() {
    if (isRaw) {
      Attributes attributes = terminal.getAttributes();
      attributes.setLocalFlag(Attributes.LocalFlag.ISIG, true);
      terminal.setAttributes(attributes);
      isRaw = false;
    }
  }

  private Input waitForLine() {
    try {
      String line = editor.read();
      return editor.isForNextUnread()
          ? new Input.NextUnread()
          : new Input.Typed(line, editor.place());
    } catch (UserInterruptException e) {
      if (hasStopped()) {
        return new Input.Stopped();
      }
      return e.getPartialLine().isEmpty() ? new Input.Ended() : new Input.Cleared();
    } catch (EndOfFileException | IOError _) {
      // The latter when the terminal has gone away.
      return new Input.Ended();
    } finally {
      endWaiting();
    }
  }

  private boolean beginWaiting() {
    lock.lock();
    try {
      waiting = isStopped ? null : Thread.currentThread();
      return !isStopped;
    } finally {
      lock.unlock();
    }
  }

  private boolean hasStopped() {
    lock.lock();
    try {
      return isStopped;
    } finally {
      lock.unlock();
    }
  }

  /// An interrupt that came too late for the wait must not hit what follows it.
  @SuppressWarnings("ThreadInterrupted")
  private void endWaiting() {
    lock.lock();
    try {
      waiting = null;
      Thread.interrupted();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void show(List<String> lines) {
    if (!lines.isEmpty()) {
      editor.print(rows(lines, ""));
    }
  }

  @Override
  public void say(Said said) {
    var rows = new StringBuilder();
    if (said.isFirstNew()) {
      rows.append(NEW).append('\n');
    }
    for (String time : times(said)) {
      rows.append(FAINT).append(time).append(PLAIN).append('\n');
    }
    editor.print(rows + rows(said.lines(), said.from()));
  }

  private List<String> times(Said said) {
    lock.lock();
    try {
      return timeline.before(said.at(), said.isLive());
    } finally {
      lock.unlock();
    }
  }

  private String rows(List<String> lines, String nickname) {
    var rows = new StringBuilder();
    int columns = terminal.getSize().getColumns();
    for (String line : lines) {
      String folded = Folding.fold(PROMPT + line, columns);
      rows.append(nickname.isEmpty() ? folded : colours.paint(folded, nickname)).append('\n');
    }
    return rows.toString();
  }

  @Override
  public void alert(String words) {
    alerts.of(words).ifPresent(editor::tell);
  }

  @Override
  public void alertBy(Alert way) {
    alerts.by(way);
  }

  @Override
  public boolean isRich() {
    return true;
  }

  @Override
  public void standing(Standing now) {
    editor.bar(StatusBar.of(now));
  }

  @Override
  public void focus(String where) {
    editor.before(where.isEmpty() ? PROMPT : where + " " + PROMPT);
  }

  @Override
  public boolean isTerminal() {
    return true;
  }

  @Override
  public void stop() {
    lock.lock();
    try {
      isStopped = true;
      if (waiting != null) {
        // What has been shown stays the last line; no prompt without an answer is left below it.
        editor.setOpt(LineReader.Option.ERASE_LINE_ON_FINISH);
        waiting.interrupt();
      }
    } finally {
      lock.unlock();
    }
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
