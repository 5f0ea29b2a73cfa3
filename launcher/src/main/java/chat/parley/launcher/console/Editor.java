package chat.parley.launcher.console;

import chat.parley.launcher.prompt.Fate;
import chat.parley.launcher.prompt.Place;
import java.util.List;
import java.util.Map;
import org.jline.keymap.KeyMap;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;

/// The line that is being typed, with a line below it that tells how things stand; what is shown
/// goes above both.
///
/// It draws the line at the bottom as a part of the typed one, and so has the terminal scroll, and
/// break rows anew, as it does without it; no part of the screen is reserved, and nothing of it is
/// left behind when the process is killed.
///
/// Safe for use by any thread, but for reading.
final class Editor extends LineReaderImpl {

  /// A paste of more lines than this is asked about before it is sent.
  private static final int LINES_UNASKED = 20;

  private final ScreenRows above;
  private final Runnable onKey;
  private String before;
  private AttributedString bar = AttributedString.EMPTY;

  /// What was drawn last.
  private AttributedString drawn = AttributedString.EMPTY;

  private Place place = Place.NOWHERE;

  /// What was being typed when [#isForNextUnread] came between; null if nothing did.
  private @Nullable String interrupted;

  private int interruptedAt;
  private boolean isForNextUnread;

  /// An editor with nothing set.
  ///
  /// @param before what stands before what is typed
  /// @param onKey called with each key, by the thread that reads
  Editor(Terminal terminal, Map<String, Object> variables, String before, Runnable onKey) {
    super(terminal, "parley", variables);
    this.above = new ScreenRows(terminal.getSize().getRows());
    this.before = before;
    this.onKey = onKey;
    Widget next = this::leaveForNextUnread;
    getKeyMaps().values().forEach(keys -> keys.bind(next, KeyMap.alt('a')));
    getWidgets().put(CALLBACK_INIT, this::resume);
  }

  /// Reads a line; empty and [#isForNextUnread] when the key for that was pressed, and then the
  /// next call goes on with what was being typed.
  String read() {
    lock.lock();
    try {
      place = Place.NOWHERE;
      isForNextUnread = false;
    } finally {
      lock.unlock();
    }
    return readLine("", null, (Character) null, interrupted);
  }

  /// Where the line stands that was read last.
  Place place() {
    lock.lock();
    try {
      return place;
    } finally {
      lock.unlock();
    }
  }

  /// Whether the key for the next conversation with something unread ended the last reading.
  boolean isForNextUnread() {
    return isForNextUnread;
  }

  /// Prints rows above the typed line.
  ///
  /// @param rows each ended, and none longer than the terminal is wide
  void print(String rows) {
    lock.lock();
    try {
      beginAbove();
      terminal.writer().print(rows);
      if (size.getColumns() < Folding.COLUMNS_MIN) {
        above.forget(size.getRows());
      } else {
        above.printed((int) rows.chars().filter(it -> it == '\n').count());
      }
      endAbove();
    } finally {
      lock.unlock();
    }
  }

  /// Sends the terminal something that leaves the screen as it is.
  void tell(String sequence) {
    lock.lock();
    try {
      terminal.writer().print(sequence);
      terminal.flush();
    } finally {
      lock.unlock();
    }
  }

  /// Shows this below the typed line; nothing if it is empty.
  void bar(AttributedString words) {
    lock.lock();
    try {
      bar = words;
      if (reading) {
        redisplay(true);
      }
    } finally {
      lock.unlock();
    }
  }

  /// From now on this stands before what is typed.
  void before(String prompt) {
    lock.lock();
    try {
      before = prompt;
      if (reading) {
        setPrompt(prompt);
        redisplay(true);
      }
    } finally {
      lock.unlock();
    }
  }

  private void beginAbove() {
    if (reading) {
      display.update(List.of(), 0, false);
    }
  }

  private void endAbove() {
    if (reading) {
      redisplay(false);
    }
    terminal.flush();
  }

  /// Sets a sign into a row above, if it is still on the screen. Nothing is touched while the
  /// terminal has another size than we know of: its rows may be elsewhere.
  private void mark(long row, int column, Fate fate) {
    lock.lock();
    try {
      int up = above.above(row);
      if (up == 0 || !terminal.getSize().equals(size)) {
        return;
      }
      beginAbove();
      terminal.puts(InfoCmp.Capability.parm_up_cursor, up);
      terminal.puts(InfoCmp.Capability.parm_right_cursor, column);
      terminal.writer().print(fate.sign());
      terminal.puts(InfoCmp.Capability.carriage_return);
      terminal.puts(InfoCmp.Capability.parm_down_cursor, up);
      endAbove();
    } finally {
      lock.unlock();
    }
  }

  // What the line reader calls.

  @Override
  protected <T> T doReadBinding(KeyMap<T> keys, @Nullable KeyMap<T> local) {
    T binding = super.doReadBinding(keys, local);
    onKey.run();
    return binding;
  }

  @Override
  public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
    AttributedString typed = super.getDisplayedBufferWithPrompts(secondaryPrompts);
    // Completions and questions take its place.
    boolean hasBar = reading && post == null && bar.length() > 0 && size.getColumns() > 1;
    drawn = hasBar ? withBar(typed) : typed;
    return drawn;
  }

  /// Behind a full row the cursor is in the next one, which then is not that of the bar.
  private AttributedString withBar(AttributedString typed) {
    return new AttributedStringBuilder()
        .append(typed)
        .append(endOf(typed) == size.getColumns() ? "\n\n" : "\n")
        .append(bar.columnSubSequence(terminal, 0, size.getColumns() - 1))
        .toAttributedString();
  }

  /// How many columns the last row of this fills.
  private int endOf(AttributedString text) {
    List<AttributedString> rows = rows(text);
    return rows.isEmpty() ? 0 : rows.getLast().columnLength(terminal);
  }

  private List<AttributedString> rows(AttributedString text) {
    return text.columnSplitLength(terminal, size.getColumns(), true, display.delayLineWrap());
  }

  @Override
  protected void redisplay(boolean flush) {
    super.redisplay(flush);
    above.drawn(rows(drawn).size());
  }

  /// The typed line has ended, and becomes a row like others.
  @Override
  protected void doCleanup(boolean newLine) {
    super.doCleanup(newLine);
    if (!newLine) {
      return;
    }
    int rows = rows(drawn).size();
    int columns = size.getColumns();
    int end = endOf(drawn);
    boolean isKnown =
        columns >= Folding.COLUMNS_MIN
            && rows < size.getRows()
            && end < columns
            && Folding.isSure(drawn.toString().replace("\n", ""));
    if (!isKnown) {
      above.forget(size.getRows());
      return;
    }
    above.printed(rows);
    if (end + 3 < columns) {
      long row = above.last();
      place = fate -> mark(row, end + 1, fate);
    }
  }

  /// The terminal has another size, or the process goes on after a stop. The line reader does this
  /// on the thread of the signal, and would not wait for those who draw.
  @Override
  protected void handleSignal(Terminal.Signal signal) {
    lock.lock();
    try {
      super.handleSignal(signal);
      above.forget(size.getRows());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean clearScreen() {
    above.forget(size.getRows());
    return super.clearScreen();
  }

  // Keys.

  private boolean leaveForNextUnread() {
    interrupted = buf.toString();
    interruptedAt = buf.cursor();
    isForNextUnread = true;
    buf.clear();
    state = State.IGNORE;
    return true;
  }

  /// Goes on with what was being typed before; called before the line is drawn.
  private boolean resume() {
    setPrompt(before);
    if (interrupted != null) {
      buf.cursor(interruptedAt);
      interrupted = null;
    }
    return true;
  }

  /// The line is erased that goes on with another prompt.
  @Override
  protected void cleanup() {
    if (isForNextUnread && !isSet(Option.ERASE_LINE_ON_FINISH)) {
      setOpt(Option.ERASE_LINE_ON_FINISH);
      super.cleanup();
      unsetOpt(Option.ERASE_LINE_ON_FINISH);
    } else {
      super.cleanup();
    }
  }

  /// What is pasted is text: its line feeds do not send it.
  @Override
  public boolean beginPaste() {
    String pasted = doReadStringUntil(BRACKETED_PASTE_END);
    String text = pasted.replace("\r\n", "\n").replace('\r', '\n');
    buf.write(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
    return true;
  }

  @Override
  protected boolean acceptLine() {
    long lines = buf.toString().lines().count();
    return (lines > LINES_UNASKED && !confirms(lines)) || super.acceptLine();
  }

  private boolean confirms(long lines) {
    String question = "%d lines as one message? y sends them, n goes back to them".formatted(lines);
    post = () -> new AttributedString(question);
    try {
      redisplay(true);
      while (true) {
        switch (readCharacter()) {
          case 'y', 'Y' -> {
            return true;
          }
          // Escape, Ctrl-C, Ctrl-D, and the end of the input.
          case 'n', 'N', '\033', '\003', '\004', -1 -> {
            return false;
          }
          default -> {}
        }
      }
    } finally {
      post = null;
    }
  }
}
