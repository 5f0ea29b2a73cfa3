package chat.parley.engine.client;

import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.Write;
import chat.parley.engine.StoreDisk;
import chat.parley.engine.net.NodeLoop;
import chat.parley.engine.store.ClientStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// A client's disk, which also tells those who wait when the end of a conversation is on it.
///
/// Safe for use by any thread.
final class ConversationDisk implements NodeLoop.Disk {

  private final StoreDisk disk;
  private final Map<String, CompletableFuture<Void>> ending = new ConcurrentHashMap<>();

  ConversationDisk(ClientStore store) {
    this.disk = new StoreDisk(store);
  }

  /// Completes when the end of this conversation is on the disk.
  CompletableFuture<Void> ended(String conversation) {
    return ending.computeIfAbsent(conversation, _ -> new CompletableFuture<>());
  }

  @Override
  public void persist(List<Write> writes, Consumer<Outcome> done) {
    disk.persist(
        writes,
        outcome -> {
          done.accept(outcome);
          if (outcome == Outcome.DONE && !ending.isEmpty()) {
            writes.forEach(this::tell);
          }
        });
  }

  private void tell(Write write) {
    if (write instanceof ClientWrite.ConversationEnded(String conversation)) {
      CompletableFuture<Void> waiting = ending.remove(conversation);
      if (waiting != null) {
        waiting.complete(null);
      }
    }
  }

  @Override
  public void read(List<Long> ids, Consumer<List<MailRow>> then) {
    disk.read(ids, then);
  }
}
