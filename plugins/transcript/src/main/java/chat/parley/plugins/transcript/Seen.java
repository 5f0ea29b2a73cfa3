package chat.parley.plugins.transcript;

import chat.parley.api.MessageId;
import chat.parley.api.plugin.Scheduler;
import chat.parley.api.plugin.Store;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Up to where the messages of each sender have been written down: some come again after a restart,
/// when their reader had not seen them. Kept on disk every now and then, and at the end; a crash in
/// between lets some be written twice.
///
/// Safe for use by any thread.
final class Seen implements AutoCloseable {

  private static final String PREFIX = "seen/";
  private static final Duration WRITING = Duration.ofSeconds(10);

  private final Store store;

  /// The last sequence number by sender incarnation.
  private final Map<Long, Long> last = new HashMap<>();

  private boolean isChanged;

  @Inject
  Seen(Store store, Scheduler scheduler) {
    this.store = store;
    var _ = scheduler.every(WRITING, this::write);
  }

  /// Reads what is on disk.
  synchronized void open() {
    store
        .entries(PREFIX)
        .forEach((key, sequence) ->
            last.put(
                Long.parseUnsignedLong(key.substring(PREFIX.length()), 16),
                Long.parseLong(sequence)));
  }

  /// Whether a message has not been written down.
  synchronized boolean isNew(MessageId id) {
    return id.sequence() > last.getOrDefault(id.incarnation(), 0L);
  }

  /// A message has been written down. Those of one sender come in their order.
  synchronized void note(MessageId id) {
    last.put(id.incarnation(), id.sequence());
    isChanged = true;
  }

  private synchronized void write() {
    if (isChanged) {
      isChanged = false;
      Map<String, String> kept = store.entries(PREFIX);
      last.forEach((incarnation, sequence) -> {
        String key = PREFIX + Long.toHexString(incarnation);
        String value = Long.toString(sequence);
        if (!value.equals(kept.get(key))) {
          store.put(key, value);
        }
      });
    }
  }

  @Override
  public void close() {
    write();
  }
}
