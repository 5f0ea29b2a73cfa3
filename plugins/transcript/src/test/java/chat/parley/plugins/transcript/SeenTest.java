package chat.parley.plugins.transcript;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.MessageId;
import chat.parley.api.Subscription;
import chat.parley.api.plugin.Scheduler;
import chat.parley.api.plugin.Store;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SeenTest {

  private final Map<String, String> disk = new TreeMap<>();

  /// A store that forgets nothing, and tasks that never come.
  private final class Host implements Store, Scheduler {

    @Override
    public Optional<String> get(String key) {
      return Optional.ofNullable(disk.get(key));
    }

    @Override
    public void put(String key, String value) {
      disk.put(key, value);
    }

    @Override
    public void remove(String key) {
      disk.remove(key);
    }

    @Override
    public Map<String, String> entries(String prefix) {
      var found = new TreeMap<>(disk);
      found.keySet().removeIf(key -> !key.startsWith(prefix));
      return found;
    }

    @Override
    public Subscription after(Duration delay, Runnable task) {
      return () -> {};
    }

    @Override
    public Subscription every(Duration period, Runnable task) {
      return () -> {};
    }
  }

  private Seen open() {
    var host = new Host();
    var seen = new Seen(host, host);
    seen.open();
    return seen;
  }

  private static MessageId id(long incarnation, long sequence) {
    return new MessageId(incarnation, "alice", sequence);
  }

  @Test
  void messageThatComesAgainIsNotNewAlsoAfterARestart() {
    try (Seen seen = open()) {
      assertTrue(seen.isNew(id(-7, 1)));
      seen.note(id(-7, 1));
      seen.note(id(-7, 2));
      assertFalse(seen.isNew(id(-7, 1)));
      assertTrue(seen.isNew(id(-7, 3)));
    }

    try (Seen seen = open()) {
      assertFalse(seen.isNew(id(-7, 2)));
      assertTrue(seen.isNew(id(-7, 3)));
    }
  }

  @Test
  void sendersAndTheirReinstallationsAreToldApart() {
    try (Seen seen = open()) {
      seen.note(id(1, 5));

      assertTrue(seen.isNew(id(2, 1)));
      assertFalse(seen.isNew(id(1, 5)));
    }
  }
}
