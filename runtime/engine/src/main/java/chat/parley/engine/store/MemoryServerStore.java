package chat.parley.engine.store;

import chat.parley.core.crypto.Identity;
import chat.parley.core.store.MailIndex;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.NameRow;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.ServerImage;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.store.Write;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A server's state that is gone with the process, for tests and measurements.
///
/// Safe for use by any thread.
public final class MemoryServerStore implements ServerStore {

  private final ReentrantLock lock = new ReentrantLock();
  private final Executor executor;
  private final ServerImage image;
  private final NavigableMap<String, NameRow> names;
  private final NavigableMap<Long, MailRow> mails;
  private long epoch;
  private boolean isClosed;

  /// A store that begins with nothing but an identity and answers on this executor, which must keep
  /// order: `Runnable::run` answers before [#persist] returns.
  public MemoryServerStore(Identity identity, Executor executor) {
    this(ServerImage.fresh(identity), new TreeMap<>(), new TreeMap<>(), executor);
  }

  private MemoryServerStore(
      ServerImage image,
      NavigableMap<String, NameRow> names,
      NavigableMap<Long, MailRow> mails,
      Executor executor) {
    this.image = image;
    this.names = names;
    this.mails = mails;
    this.epoch = image.epoch();
    this.executor = executor;
  }

  /// A store that begins with what this one holds now, as one on disk would when it is opened
  /// again. This one is closed.
  public MemoryServerStore reopened() {
    lock.lock();
    try {
      isClosed = true;
      List<MailIndex> index = mails.values().stream().map(MailRow::index).toList();
      var now = new ServerImage(image.identity(), epoch, List.copyOf(names.values()), index);
      return new MemoryServerStore(now, new TreeMap<>(names), new TreeMap<>(mails), executor);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public ServerImage image() {
    return image;
  }

  @Override
  public String damage() {
    return "";
  }

  @Override
  public void persist(List<? extends Write> writes, Consumer<Outcome> done) {
    lock.lock();
    try {
      if (!isClosed) {
        for (Write write : writes) {
          if (!(write instanceof ServerWrite ours)) {
            throw new IllegalArgumentException(write + " is no write of a server");
          }
          apply(ours);
        }
      }
      Outcome outcome = isClosed ? Outcome.FAILED : Outcome.DONE;
      executor.execute(() -> done.accept(outcome));
    } finally {
      lock.unlock();
    }
  }

  private void apply(ServerWrite write) {
    switch (write) {
      case ServerWrite.Named named -> names.put(named.row().entry().key(), named.row());
      case ServerWrite.MailKept kept -> mails.put(kept.row().index().id(), kept.row());
      case ServerWrite.MailGone gone -> gone.ids().forEach(mails::remove);
      case ServerWrite.EpochBegun begun -> epoch = begun.epoch();
    }
  }

  @Override
  public void read(List<Long> ids, Consumer<List<MailRow>> then) {
    lock.lock();
    try {
      List<MailRow> found =
          isClosed
              ? List.of()
              : ids.stream().sorted().distinct().map(mails::get).filter(Objects::nonNull).toList();
      executor.execute(() -> then.accept(found));
    } finally {
      lock.unlock();
    }
  }

  /// Does nothing but refuse what comes later.
  @Override
  public void close() {
    lock.lock();
    try {
      isClosed = true;
    } finally {
      lock.unlock();
    }
  }
}
