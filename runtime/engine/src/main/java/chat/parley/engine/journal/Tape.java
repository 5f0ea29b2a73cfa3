package chat.parley.engine.journal;

import chat.parley.api.Message;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.engine.chat.Place;
import chat.parley.engine.store.Journals;
import chat.parley.engine.store.Journals.Journal;
import chat.parley.engine.time.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The journal of one conversation: first what it says is read, entry by entry as the script comes
/// to it, then what happens is added.
///
/// Once it has failed, or the script has turned out to be another one, every use of it fails the
/// same way. For one thread at a time.
public final class Tape {

  /// So many entries, and the script is told that it goes on for too long. A person says a line now
  /// and then; who comes to this is a loop.
  static final int ENTRIES_MAX = 10_000;

  /// What is left for the words that end a conversation.
  private static final int RESERVE = 16;

  private final Journal journal;
  private final Threads threads;
  private final Entry.Opened opened;
  private final List<Entry> earlier;
  private int next = 1;
  private int entries;
  private long said;
  private long clockMillis;
  private boolean isLive;
  private boolean isEnding;
  private @Nullable RuntimeException broken;
  private @Nullable String effect;

  private Tape(Journal journal, Threads threads, Entry.Opened opened, List<Entry> earlier) {
    this.journal = journal;
    this.threads = threads;
    this.opened = opened;
    this.earlier = earlier;
    this.entries = earlier.size();
    this.clockMillis = opened.at();
  }

  /// Begins one; when this returns, its beginning is on the disk. Waits until that takes it.
  ///
  /// @param id names the conversation for ever
  /// @throws IOException when it cannot be written, and waiting does not help
  /// @throws InterruptedException when the waiting thread is interrupted
  public static Tape begin(
      Journals journals, String id, Threads threads, Place place, Opening opening)
      throws IOException, InterruptedException {
    var opened =
        new Entry.Opened(threads.now().wallMillis(), place, opening.script(), opening.message());
    Journal journal =
        Patience.on(threads, id).until(() -> journals.create(id, EntryCodec.encode(opened)));
    var tape = new Tape(journal, threads, opened, List.of(opened));
    tape.isLive = true;
    return tape;
  }

  /// How a conversation begins.
  ///
  /// @param script what the script is called among those of its bot
  /// @param message null when nobody has said anything before
  public record Opening(String script, @Nullable Message message) {}

  /// Takes one up that an earlier run has left.
  ///
  /// @return null when the run did not come to write its first line
  /// @throws IOException when it cannot be read
  /// @throws Corrupt when it makes no sense
  public static @Nullable Tape read(Journal journal, Threads threads) throws IOException, Corrupt {
    List<String> lines = journal.lines();
    if (lines.isEmpty()) {
      return null;
    }
    List<Entry> entries = decode(lines);
    try {
      return taken(journal, threads, entries);
    } catch (Corrupt e) {
      throw e.among(entries);
    }
  }

  private static List<Entry> decode(List<String> lines) throws Corrupt {
    var entries = new ArrayList<Entry>();
    Corrupt first = null;
    for (int i = 0; i < lines.size(); i++) {
      try {
        entries.add(EntryCodec.decode(i + 1, lines.get(i)));
      } catch (Corrupt e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first.among(entries);
    }
    return List.copyOf(entries);
  }

  private static Tape taken(Journal journal, Threads threads, List<Entry> entries) throws Corrupt {
    if (!(entries.getFirst() instanceof Entry.Opened opened)) {
      throw new Corrupt(1, "does not open a conversation");
    }
    for (int i = 1; i < entries.size(); i++) {
      boolean isMisplaced =
          entries.get(i) instanceof Entry.Opened
              || (entries.get(i) instanceof Entry.Ended && i + 1 < entries.size());
      if (isMisplaced) {
        throw new Corrupt(i + 1, "is in the wrong place");
      }
    }
    return new Tape(journal, threads, opened, entries);
  }

  /// What names the conversation for ever.
  public String id() {
    return journal.id();
  }

  /// The journal itself.
  public Journal journal() {
    return journal;
  }

  /// Whose it is, and where.
  public Place place() {
    return opened.place();
  }

  /// How it began.
  public Opening opening() {
    return new Opening(opened.script(), opened.message());
  }

  /// Whether an earlier run has come to the end of it.
  public boolean isEnded() {
    return earlier.getLast() instanceof Entry.Ended;
  }

  /// What was heard in it by an earlier run.
  public Set<MessageId> heard() {
    return Entry.heard(earlier);
  }

  /// Whom an earlier run has visited last, and may have been with at its end.
  public @Nullable Nickname lastVisited() {
    for (Entry entry : earlier.reversed()) {
      if (entry instanceof Entry.Visit(_, Nickname person, boolean isGranted)) {
        return isGranted ? person : null;
      }
    }
    return null;
  }

  /// The next entry, which must be of this type.
  ///
  /// @return null when all have been read
  /// @throws ChangedScript when it is another
  <E extends Entry> @Nullable E replay(Class<E> type) {
    check();
    if (next == earlier.size()) {
      return null;
    }
    Entry entry = earlier.get(next);
    if (!type.isInstance(entry)) {
      next++;
      throw changed("the script comes to something else than %s".formatted(entry.word()));
    }
    next++;
    clockMillis = entry.at();
    said += entry instanceof Entry.Said ? 1 : 0;
    return type.cast(entry);
  }

  /// Whether everything has been read.
  boolean isUsedUp() {
    return next == earlier.size();
  }

  /// Whether somebody is visited later in what is still to be read.
  boolean hasLaterVisit() {
    return earlier.subList(next, earlier.size()).stream().anyMatch(Entry.Visit.class::isInstance);
  }

  /// The script is not the one that has written this.
  ChangedScript changed(String why) {
    var changed = new ChangedScript(next, why);
    broken = changed;
    return changed;
  }

  ChangedScript changed(String why, Exception cause) {
    var changed = new ChangedScript(next, "%s: %s".formatted(why, cause.getMessage()), cause);
    broken = changed;
    return changed;
  }

  /// Ends what the script may do; the words after it have some room left.
  ///
  /// @throws ChangedScript when the script was not the one that has written this
  /// @throws JournalFailure when its journal has failed
  public void leaveScript() {
    check();
    isEnding = true;
  }

  /// The conversation is over; when this returns, that is on the disk.
  ///
  /// @throws ChangedScript when its journal goes on
  /// @throws JournalFailure when its journal fails
  /// @throws InterruptedException when the thread is interrupted while the disk takes nothing
  public void end() throws InterruptedException {
    check();
    if (!isUsedUp()) {
      next++;
      throw changed("the script ends before it comes to this");
    }
    write(new Entry.Ended(wallMillis()));
  }

  /// Adds what has happened; when this returns, it is on the disk. Waits until that takes it.
  ///
  /// @throws JournalFailure when it cannot be written, and waiting does not help
  /// @throws InterruptedException when the waiting thread is interrupted
  /// @throws IllegalStateException when there are too many
  void write(Entry entry) throws InterruptedException {
    check();
    if (entries >= ENTRIES_MAX + (isEnding ? RESERVE : 0)) {
      throw new IllegalStateException(
          """
          a durable conversation may have %d entries in its journal, and this one has them: let it \
          end, and begin another\
          """
              .formatted(ENTRIES_MAX));
    }
    append(EntryCodec.encode(entry));
    entries++;
    said += entry instanceof Entry.Said ? 1 : 0;
    isLive = true;
  }

  /// What has happened and is not written down must not be followed by anything.
  private void append(String line) throws InterruptedException {
    try {
      var _ =
          patience()
              .until(() -> {
                journal.append(line);
                return line;
              });
    } catch (IOException e) {
      var failure = new JournalFailure(id(), e);
      broken = failure;
      throw failure;
    } catch (InterruptedException e) {
      broken = new JournalFailure(id(), new IOException("interrupted", e));
      throw e;
    }
  }

  /// Waits for a disk that takes nothing at the moment.
  Patience patience() {
    return Patience.on(threads, id());
  }

  /// Begins something that is written down when it is done: until then nothing else may be.
  void beginEffect(String key) {
    effect = key;
  }

  /// It is done.
  void endEffect() {
    effect = null;
  }

  /// The script is about to do something that is written down.
  ///
  /// @throws IllegalStateException when it does so in the midst of what is done once
  void use() {
    if (effect != null) {
      throw new IllegalStateException(
          """
          once("%s") uses a Chat while it runs, which a durable conversation cannot repeat, as \
          what was done once is not run again: do that before it or after it\
          """
              .formatted(effect));
    }
  }

  private void check() {
    if (broken != null) {
      throw broken;
    }
  }

  /// How many things were said.
  long said() {
    return said;
  }

  /// The clock of the machine.
  long wallMillis() {
    return threads.now().wallMillis();
  }

  /// The clock by which the script waits: as it was when what it comes to now has happened.
  long clockMillis() {
    return isLive ? wallMillis() : clockMillis;
  }

  /// Whether nothing has been added yet, so that time may have passed that nobody has seen.
  boolean isFresh() {
    return !isLive;
  }

  Threads threads() {
    return threads;
  }
}
