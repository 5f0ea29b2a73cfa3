package chat.parley.launcher;

import chat.parley.core.ServerNotice;
import chat.parley.launcher.console.LiveRegion;
import chat.parley.launcher.console.LiveTerminal;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A table that stays where it is, below lines that pass by.
///
/// While the process is in the background there are only the lines.
final class LiveBoard implements Board {

  /// Soon enough for whoever makes his window larger.
  private static final long REFRESH = TimeUnit.MILLISECONDS.toNanos(500);

  /// At least so many rows, and a third of all, are for the lines.
  private static final int LINE_ROWS_MIN = 4;

  /// Those that have gone longest ago are shown without the time.
  private static final int LEFT_MAX = 10_000;

  private final LiveTerminal terminal;
  private final PrintStream out;
  private final InstantSource clock;
  private final ServerTable table;
  private final LiveRegion region = new LiveRegion();
  private final ErrorLines errors;
  private final Map<String, Instant> left = new LinkedHashMap<>();
  private final AtomicBoolean hasReturned = new AtomicBoolean();
  private final List<String> lines = new ArrayList<>();
  private List<LiveRegion.Row> rows = List.of();
  private boolean isClosed;

  LiveBoard(LiveTerminal terminal, PrintStream out, InstantSource clock) {
    this.terminal = terminal;
    this.out = out;
    this.clock = clock;
    this.table = new ServerTable(ZoneId.systemDefault(), clock.instant());
    this.errors = ErrorLines.catching();
    terminal.onReturn(() -> hasReturned.set(true));
  }

  @Override
  public void say(String line) {
    lines.add(line);
  }

  @Override
  public void note(ServerNotice notice) {
    switch (notice) {
      case ServerNotice.Departed(String nickname, _) -> {
        left.remove(nickname);
        left.put(nickname, clock.instant());
        if (left.size() > LEFT_MAX) {
          left.remove(left.keySet().iterator().next());
        }
      }
      case ServerNotice.Joined(var entry, _) -> left.remove(entry.identity().nickname());
      case ServerNotice.DataDamaged _,
          ServerNotice.DiskRefused _,
          ServerNotice.MailDelivered _,
          ServerNotice.NotSaved _,
          ServerNotice.Refused _,
          ServerNotice.SaveRequested _,
          ServerNotice.Saved _,
          ServerNotice.TableChanged _ -> {}
    }
  }

  @Override
  public void table(long version, Engine.Running server) {
    LiveRegion.Size size = terminal.size();
    int most = size.rows() - Math.max(LINE_ROWS_MIN, size.rows() / 3);
    if (most < 1) {
      rows = List.of();
      return;
    }
    // One that has ended shows what was there last, until it says goodbye.
    server
        .glance(ServerTable.clientsMax(most))
        .ifPresent(glance ->
            rows = table.rows(glance, server.traffic(), left, clock.instant(), size.columns()));
  }

  @Override
  public long refreshNanos() {
    return REFRESH;
  }

  @Override
  public void flush() {
    lines.addAll(errors.take());
    if (isClosed) {
      lines.forEach(out::println);
    } else {
      draw();
    }
    out.flush();
    lines.clear();
  }

  private void draw() {
    boolean isInForeground = Surroundings.isInForeground();
    if (isInForeground && hasReturned.getAndSet(false)) {
      terminal.quieten();
      region.leave();
    }
    if (!isInForeground) {
      region.leave();
    }
    out.print(region.draw(lines, isInForeground ? rows : List.of(), terminal.size()));
  }

  @Override
  public void close() {
    if (!isClosed) {
      rows = List.of();
      flush();
      isClosed = true;
      errors.close();
      terminal.close();
    }
  }
}
