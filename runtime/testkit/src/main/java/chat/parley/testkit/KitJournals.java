package chat.parley.testkit;

import chat.parley.engine.store.Journals;
import chat.parley.engine.store.MemoryJournals;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// The journals of a durable bot, which outlive it, and stop it in the midst of writing when they
/// are told to: for a [User#crash] at that moment.
///
/// To be used by the test's own thread.
public final class KitJournals {

  /// Longer than any test.
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final Kit kit;
  private final MemoryJournals kept = new MemoryJournals();

  // All guarded by this object's monitor.
  private long written;
  private long last = Long.MAX_VALUE;
  private boolean isLastWritten;
  private boolean hasStopped;
  private boolean isFull;
  private int damaged;

  KitJournals(Kit kit) {
    this.kit = kit;
  }

  /// Stops every conversation that is about to write the entry of this number, or a later one.
  ///
  /// @param entry counted from now on over all conversations, at least 1
  public void stopBefore(int entry) {
    stopAt(entry, false);
  }

  /// Stops the conversation that has written the entry of this number, before anything comes of it,
  /// and every one that is about to write a later one.
  ///
  /// @param entry counted from now on over all conversations, at least 1
  public void stopAfter(int entry) {
    stopAt(entry, true);
  }

  private synchronized void stopAt(int entry, boolean isWritten) {
    last = written + entry;
    isLastWritten = isWritten;
  }

  /// Fills the disk: nothing is written any more, and who tries is told so, until there is room.
  public synchronized void fillDisk() {
    isFull = true;
  }

  /// Makes room on the disk again.
  public synchronized void makeRoom() {
    isFull = false;
  }

  /// Damages this line of every conversation that has come so far.
  ///
  /// @param number of the line, from 1
  public synchronized void damage(int number) {
    damaged = number;
  }

  /// Whether a conversation was stopped since the bot was last started.
  public synchronized boolean hasStopped() {
    return hasStopped;
  }

  /// How many entries were written so far.
  public synchronized long written() {
    return written;
  }

  /// How many conversations would go on after a restart.
  public int open() {
    return kept.all().size();
  }

  /// The journals that were set aside, in lines, by their names.
  public Map<String, List<String>> aside() {
    return kept.aside();
  }

  /// The bot is started.
  synchronized void start() {
    last = Long.MAX_VALUE;
    hasStopped = false;
  }

  /// As its client sees them.
  Journals journals() {
    return new Watching();
  }

  private synchronized List<String> read(List<String> lines) {
    var read = new ArrayList<>(lines);
    if (damaged > 0 && damaged <= read.size()) {
      read.set(damaged - 1, "{\"entry\":\"sa#?");
    }
    return read;
  }

  /// What is still to be done with an entry.
  private record Step(boolean isStopping, boolean isWriting) {}

  private synchronized Step next() throws IOException {
    if (isFull) {
      throw new IOException("No space left on device");
    }
    boolean isStopping = written + 1 >= last;
    boolean isWriting = written + 1 < last || (written + 1 == last && isLastWritten);
    written += isWriting ? 1 : 0;
    hasStopped |= isStopping;
    return new Step(isStopping, isWriting);
  }

  /// Writes something.
  private interface Writing {
    Object run() throws IOException;
  }

  private void write(Writing writing) throws IOException {
    Step next = next();
    if (next.isWriting()) {
      var _ = writing.run();
    }
    if (next.isStopping()) {
      stop();
    }
  }

  private void stop() throws IOException {
    try {
      var _ = kit.stage().await(new CompletableFuture<Void>(), FOR_EVER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it has stopped in the midst of writing", e);
    }
  }

  private final class Watching implements Journals {

    @Override
    public List<Journal> all() {
      return kept.all().stream().<Journal>map(Watched::new).toList();
    }

    @Override
    public Journal create(String id, String line) throws IOException {
      write(() -> kept.create(id, line));
      return kept.all().stream()
          .filter(journal -> journal.id().equals(id))
          .<Journal>map(Watched::new)
          .findFirst()
          .orElseThrow(() -> new IOException("the journal %s is gone".formatted(id)));
    }

    @Override
    public void clear(Instant oldest, int most) {
      kept.clear(oldest, most);
    }
  }

  private final class Watched implements Journals.Journal {

    private final Journals.Journal journal;

    Watched(Journals.Journal journal) {
      this.journal = journal;
    }

    @Override
    public String id() {
      return journal.id();
    }

    @Override
    public List<String> lines() throws IOException {
      return read(journal.lines());
    }

    @Override
    public void append(String line) throws IOException {
      write(() -> {
        journal.append(line);
        return line;
      });
    }

    @Override
    public String setAside(Journals.Reason why, Instant now) throws IOException {
      return journal.setAside(why, now);
    }

    @Override
    public void delete() throws IOException {
      journal.delete();
    }
  }
}
