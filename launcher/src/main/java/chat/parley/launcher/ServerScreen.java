package chat.parley.launcher;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import chat.parley.core.ServerNotice;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.TableEntry;
import chat.parley.launcher.text.TerminalText;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a server's operator is told: a line for each event, and the table after each change.
///
/// Printing has a thread of its own, so that a slow terminal does not slow the server; events that
/// come faster than they can be printed are counted and left out.
///
/// Safe for use by any thread.
final class ServerScreen implements Consumer<ServerNotice>, AutoCloseable {

  /// Lines waiting to be printed; beyond, they are left out.
  private static final int WAITING_MAX = 65_536;

  /// Changes of the table within so many nanoseconds are printed as one.
  private static final long COALESCE = MILLISECONDS.toNanos(100);

  /// How long the goodbye waits for what is still to be printed.
  private static final long END_MILLIS = SECONDS.toMillis(5);

  /// Lines that are shown together, when they come so fast.
  private static final int TOGETHER_MAX = 1_000;

  /// A table takes at most one part in so many of the printing thread's time.
  private static final long SHARE = 10;

  private final Board board;
  private final boolean isQuiet;
  private final BlockingQueue<ServerNotice> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final AtomicLong leftOut = new AtomicLong();
  private final Thread printer;

  /// Null until the server runs.
  private volatile Engine.@Nullable Running server;

  private volatile boolean isEnding;

  // Of the printing thread alone.

  /// The version of a table that is to be printed; negative if none is.
  private long versionDue = -1;

  private long tableNotBefore;

  /// @param isQuiet whether nothing is shown but the beginning, the end, and trouble
  ServerScreen(Board board, boolean isQuiet) {
    this.board = board;
    this.isQuiet = isQuiet;
    this.printer = Thread.ofPlatform().name("parley-screen").daemon().unstarted(this::printAll);
  }

  @Override
  public void accept(ServerNotice notice) {
    if (!waiting.offer(notice)) {
      leftOut.incrementAndGet();
    }
  }

  /// Tells that the server runs, and begins to print.
  void begin(Engine.Running running) {
    board.say(
        "[Server is running on port %d, key %s; Ctrl-C ends it.]"
            .formatted(running.port(), TerminalText.line(running.fingerprint())));
    board.flush();
    server = running;
    printer.start();
  }

  /// Tells that the server ends, and prints what is left.
  void end() throws InterruptedException {
    isEnding = true;
    printer.interrupt();
    printer.join(END_MILLIS);
    board.close();
    board.say("[Server says goodbye.]");
    board.flush();
  }

  @Override
  public void close() {
    isEnding = true;
    printer.interrupt();
  }

  private void printAll() {
    while (!isEnding) {
      try {
        ServerNotice notice = waiting.poll(nanosToTable(), NANOSECONDS);
        for (int i = 0; notice != null; i++) {
          print(notice);
          notice = i < TOGETHER_MAX ? waiting.poll() : null;
        }
        printDue();
      } catch (InterruptedException _) {
        // The server ends.
      }
    }
    for (ServerNotice notice = waiting.poll(); notice != null; notice = waiting.poll()) {
      print(notice);
    }
  }

  private long nanosToTable() {
    return versionDue < 0 ? board.refreshNanos() : Math.max(0, tableNotBefore - System.nanoTime());
  }

  private void print(ServerNotice notice) {
    board.note(notice);
    if (notice instanceof ServerNotice.TableChanged(long version)) {
      if (versionDue < 0) {
        tableNotBefore = Math.max(tableNotBefore, System.nanoTime() + COALESCE);
      }
      versionDue = version;
      return;
    }
    boolean isTrouble =
        notice instanceof ServerNotice.DiskRefused || notice instanceof ServerNotice.DataDamaged;
    if (!isQuiet || isTrouble) {
      board.say("[" + TerminalText.line(words(notice)) + "]");
    }
  }

  private void printDue() {
    long missed = leftOut.getAndSet(0);
    if (missed > 0) {
      board.say("[%d events came too fast to be shown.]".formatted(missed));
    }
    long now = System.nanoTime();
    Engine.Running running = server;
    boolean isDue = versionDue >= 0 || board.refreshNanos() < Long.MAX_VALUE;
    if (isDue && now >= tableNotBefore && running != null) {
      if (!isQuiet) {
        board.table(versionDue, running);
      }
      versionDue = -1;
      tableNotBefore = System.nanoTime() + SHARE * (System.nanoTime() - now);
    }
    board.flush();
  }

  private static String words(ServerNotice notice) {
    return switch (notice) {
      case ServerNotice.TableChanged(long version) -> "table version %d".formatted(version);
      case ServerNotice.Joined(TableEntry entry, _) ->
          "%s registered from %s.".formatted(entry.identity().nickname(), entry.address());
      case ServerNotice.Departed(String nickname, boolean leaseEnded) ->
          leaseEnded
              ? "%s has not been heard of for too long, and is offline.".formatted(nickname)
              : "%s deregistered.".formatted(nickname);
      case ServerNotice.Refused(String nickname, Address address, String why) ->
          "%s from %s refused: %s".formatted(nickname, address, why);
      case ServerNotice.SaveRequested(String sender, String recipient) ->
          "%s asks to save a message for %s.".formatted(sender, recipient);
      case ServerNotice.Saved(String sender, String recipient, _) ->
          "Message of %s for %s saved.".formatted(sender, recipient);
      case ServerNotice.NotSaved(String sender, String recipient, String why) ->
          "Message of %s for %s not saved: %s".formatted(sender, recipient, why);
      case ServerNotice.MailDelivered(String recipient, int count) ->
          "%d %s received by %s, and deleted."
              .formatted(count, count == 1 ? "message" : "messages", recipient);
      case ServerNotice.DiskRefused(String what) -> "The disk does not take " + what;
      case ServerNotice.DataDamaged(String what) -> "Damage: %s.".formatted(what);
    };
  }
}
