package chat.parley.engine.client;

import chat.parley.core.store.ClientImage;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.Write;
import chat.parley.engine.store.ClientStore;
import chat.parley.engine.store.Journals;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A store that keeps messages for some days, at least, and then deletes them. It looks after them
/// when it is opened, and then with what is written, once an hour at most.
///
/// Safe for use by any thread.
final class ForgetfulStore implements ClientStore {

  private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
  private static final long PAUSE_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final ClientStore store;
  private final int days;
  private final InstantSource clock;
  private final AtomicLong nextAt = new AtomicLong(Long.MIN_VALUE);

  ForgetfulStore(ClientStore store, int days, InstantSource clock) {
    this.store = store;
    this.days = days;
    this.clock = clock;
    deleteIfDue();
  }

  private void deleteIfDue() {
    long now = clock.millis();
    long due = nextAt.get();
    if (now >= due && nextAt.compareAndSet(due, now + PAUSE_MILLIS)) {
      // Whole days: the index of words is made anew after each time that something was deleted.
      long before = Math.floorDiv(now - days * DAY_MILLIS, DAY_MILLIS) * DAY_MILLIS;
      store.persist(List.of(new ClientWrite.Expired(before)), _ -> {});
    }
  }

  @Override
  public void persist(List<? extends Write> writes, Consumer<Outcome> done) {
    store.persist(writes, done);
    deleteIfDue();
  }

  @Override
  public ClientImage image() {
    return store.image();
  }

  @Override
  public String damage() {
    return store.damage();
  }

  @Override
  public Journals journals() {
    return store.journals();
  }

  @Override
  public void close() {
    store.close();
  }
}
