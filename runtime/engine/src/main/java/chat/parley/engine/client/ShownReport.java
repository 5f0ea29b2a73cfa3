package chat.parley.engine.client;

import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.engine.net.NodeLoop;
import java.util.ArrayList;
import java.util.List;

/// Tells the node what has been shown. Many handlers may read many messages while the loop is busy:
/// it is asked once for all of them.
///
/// Safe for use by any thread.
final class ShownReport {

  private final NodeLoop driver;

  // All below are guarded by this object's monitor.
  private final List<Long> early = new ArrayList<>();
  private long upTo;
  private boolean isAsked;

  ShownReport(NodeLoop driver) {
    this.driver = driver;
  }

  /// So much has been shown since.
  void add(ShownLedger.Progress progress) {
    boolean isFirst;
    synchronized (this) {
      upTo = Math.max(upTo, progress.upTo());
      if (progress.early() > 0) {
        early.add(progress.early());
      }
      isFirst = !isAsked;
      isAsked = true;
    }
    if (isFirst) {
      driver.run(() -> commands().forEach(it -> driver.step(new Input.Asked(it))));
    }
  }

  private synchronized List<Command.ToClient> commands() {
    isAsked = false;
    var commands = new ArrayList<Command.ToClient>();
    if (upTo > 0) {
      commands.add(new Command.Shown(upTo));
    }
    for (long historyId : early) {
      if (historyId > upTo) {
        commands.add(new Command.ShownEarly(historyId));
      }
    }
    upTo = 0;
    early.clear();
    return commands;
  }
}
