package chat.parley.testkit;

import chat.parley.engine.store.Journals;
import chat.parley.engine.store.MemoryJournals;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// The journals of a bot, which outlive it, and stop it in the midst of writing when they are told
/// to.
///
/// Safe for use by any thread.
final class Diary implements Journals {

  /// Longer than any test.
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final Kit kit;
  private final MemoryJournals journals = new MemoryJournals();

  // All guarded by this object's monitor.
  private long written;
  private long last = Long.MAX_VALUE;
  private boolean isLastWritten;

  Diary(Kit kit) {
    this.kit = kit;
  }

  /// Whoever writes the entry of this number, counted from now on, goes no further.
  ///
  /// @param isWritten whether it is on the disk then
  synchronized void stopAt(int entry, boolean isWritten) {
    last = written + entry;
    isLastWritten = isWritten;
  }

  /// Lets everything through.
  synchronized void goOn() {
    last = Long.MAX_VALUE;
  }

  /// How many entries were written.
  synchronized long written() {
    return written;
  }

  /// What was set aside, in lines, by its name.
  Map<String, List<String>> aside() {
    return journals.aside();
  }

  /// How many conversations have a journal.
  int open() {
    return journals.all().size();
  }

  @Override
  public List<Journal> all() {
    return journals.all().stream().<Journal>map(Watched::new).toList();
  }

  @Override
  public Journal create(String id, String line) throws IOException {
    write(() -> journals.create(id, line));
    return journals.all().stream()
        .filter(journal -> journal.id().equals(id))
        .<Journal>map(Watched::new)
        .findFirst()
        .orElseThrow(() -> new IOException("the journal %s is gone".formatted(id)));
  }

  /// Writes something.
  private interface Writing {
    Object run() throws IOException;
  }

  private record Step(boolean isStopping, boolean isWriting) {}

  private synchronized Step next() {
    boolean isStopping = written + 1 >= last;
    boolean isWriting = written + 1 < last || (written + 1 == last && isLastWritten);
    written += isWriting ? 1 : 0;
    return new Step(isStopping, isWriting);
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

  private final class Watched implements Journal {

    private final Journal journal;

    Watched(Journal journal) {
      this.journal = journal;
    }

    @Override
    public String id() {
      return journal.id();
    }

    @Override
    public List<String> lines() throws IOException {
      return journal.lines();
    }

    @Override
    public void append(String line) throws IOException {
      write(() -> {
        journal.append(line);
        return line;
      });
    }

    @Override
    public String setAside(String why) throws IOException {
      return journal.setAside(why);
    }

    @Override
    public void delete() throws IOException {
      journal.delete();
    }
  }
}
