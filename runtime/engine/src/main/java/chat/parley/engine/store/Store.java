package chat.parley.engine.store;

import chat.parley.core.store.Outcome;
import chat.parley.core.store.Write;
import java.util.List;
import java.util.function.Consumer;

/// The durable state of one node.
///
/// Batches are committed in the order in which they were submitted; those that wait while a commit
/// is under way are committed together in the next. Safe for use by any thread.
///
/// @param <I> what a node starts from
public interface Store<I> extends AutoCloseable {

  /// What the node starts from, as it was when the store was opened.
  I image();

  /// What was found damaged when the store was opened, what is lost with it, and what to do, in
  /// words for people; empty if all was as it should be.
  String damage();

  /// Commits the writes together or not at all, then calls `done` on the store's own thread; in the
  /// order of submission. After [Outcome#FAILED] every later batch fails as well.
  void persist(List<? extends Write> writes, Consumer<Outcome> done);

  /// Commits what was submitted, and closes. Blocks until that is done. Closing twice does nothing.
  @Override
  void close();
}
