package chat.parley.engine;

import chat.parley.core.store.MailRow;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.Write;
import chat.parley.engine.net.NodeLoop;
import chat.parley.engine.store.ServerStore;
import chat.parley.engine.store.Store;
import java.util.List;
import java.util.function.Consumer;

/// A store as a driver sees it.
///
/// Safe for use by any thread.
///
/// @param store a [ServerStore] where mail is to be read
public record StoreDisk(Store<?> store) implements NodeLoop.Disk {

  @Override
  public void persist(List<Write> writes, Consumer<Outcome> done) {
    store.persist(writes, done);
  }

  @Override
  public void read(List<Long> ids, Consumer<List<MailRow>> then) {
    if (!(store instanceof ServerStore mailbox)) {
      throw new IllegalStateException("a client keeps no mailbox");
    }
    mailbox.read(ids, then);
  }
}
