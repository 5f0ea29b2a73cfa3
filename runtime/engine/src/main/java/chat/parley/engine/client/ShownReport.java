package chat.parley.engine.client;

import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.engine.net.NodeLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Tells the node what has been shown. Many handlers may read many messages while the loop is busy:
/// it is asked once for all of them. They do so on threads of their own, so that one may say later
/// than another that less has been shown; what has been shown stays so.
///
/// Safe for use by any thread.
final class ShownReport {

  private final Consumer<Runnable> loop;
  private final Consumer<Command.ToClient> node;

  // All below are guarded by this object's monitor.
  private final List<Long> early = new ArrayList<>();
  private long upTo;
  private long told;
  private boolean isAsked;

  /// @param loop runs tasks on the node's loop
  /// @param node takes what it is asked there
  ShownReport(Consumer<Runnable> loop, Consumer<Command.ToClient> node) {
    this.loop = loop;
    this.node = node;
  }

  /// Tells the node that this drives.
  static ShownReport to(NodeLoop driver) {
    return new ShownReport(
        task -> driver.run(task::run), command -> driver.step(new Input.Asked(command)));
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
      loop.accept(() -> commands().forEach(node));
    }
  }

  private synchronized List<Command.ToClient> commands() {
    isAsked = false;
    var commands = new ArrayList<Command.ToClient>();
    if (upTo > told) {
      commands.add(new Command.Shown(upTo));
      told = upTo;
    }
    for (long historyId : early) {
      if (historyId > upTo) {
        commands.add(new Command.ShownEarly(historyId));
      }
    }
    early.clear();
    return commands;
  }
}
