package chat.parley.engine.store;

import chat.parley.core.store.MailRow;
import chat.parley.core.store.ServerImage;
import java.util.List;
import java.util.function.Consumer;

/// The durable state of a server.
public interface ServerStore extends Store<ServerImage> {

  /// Reads those of these mails that are there, in the order of ids, after all writes submitted
  /// before; calls `then` on the store's own thread.
  void read(List<Long> ids, Consumer<List<MailRow>> then);
}
