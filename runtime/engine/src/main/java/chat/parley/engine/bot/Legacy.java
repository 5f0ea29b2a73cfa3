package chat.parley.engine.bot;

import chat.parley.api.MessageId;
import chat.parley.engine.client.Memory;
import chat.parley.engine.journal.Corrupt;
import chat.parley.engine.journal.Tape;
import chat.parley.engine.store.Journals.Journal;
import chat.parley.engine.store.Journals.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journals that earlier runs of a bot have left.
///
/// Safe for use by any thread.
final class Legacy {

  private static final Logger log = LoggerFactory.getLogger(RunningBot.class);

  /// What comes again comes at once. After so long nothing is needed any more of a conversation
  /// that had ended, but whose messages may not have been done on the disk.
  private static final Duration COMES_AGAIN = Duration.ofMinutes(1);

  /// What was set aside is kept so long, and so much of it: it is there to be looked at, and holds
  /// what people have said.
  private static final Duration ASIDE_MAX = Duration.ofDays(30);

  private static final int ASIDE_JOURNALS_MAX = 100;

  private final Setting setting;
  private final Memory memory;
  private final List<Tape> open;
  private final List<Damaged> damaged;
  private final Set<MessageId> heard;
  private final long startedAt;

  /// Ended, but not cleared away. Guarded by this object's monitor.
  private final List<Tape> ended;

  /// A journal that cannot be gone on with.
  record Damaged(Journal journal, Corrupt why) {}

  private Legacy(Setting setting, Memory memory, List<Tape> tapes, List<Damaged> damaged) {
    this.setting = setting;
    this.memory = memory;
    this.damaged = damaged;
    this.open = tapes.stream().filter(tape -> !tape.isEnded()).toList();
    this.ended = new ArrayList<>(tapes.stream().filter(Tape::isEnded).toList());
    this.heard = new HashSet<>();
    tapes.forEach(tape -> heard.addAll(tape.heard()));
    damaged.forEach(it -> heard.addAll(it.why().heard()));
    this.startedAt = setting.threads().now().nanos();
  }

  /// Reads them.
  static Legacy of(Setting setting, Memory memory) {
    List<Journal> journals = List.of();
    try {
      journals = memory.journals().all();
    } catch (IOException e) {
      setting.failed("its journals", e);
    }
    var tapes = new ArrayList<Tape>();
    var damaged = new ArrayList<Damaged>();
    for (Journal journal : journals) {
      try {
        Tape tape = Tape.read(journal, setting.threads());
        if (tape == null) {
          journal.delete();
        } else {
          tapes.add(tape);
        }
      } catch (Corrupt e) {
        damaged.add(new Damaged(journal, e));
      } catch (IOException e) {
        // The next start may be able to read it.
        setting.failed("the journal %s".formatted(journal.id()), e);
      }
    }
    var legacy = new Legacy(setting, memory, List.copyOf(tapes), List.copyOf(damaged));
    legacy.clearAside();
    return legacy;
  }

  /// What is to go on.
  List<Tape> open() {
    return open;
  }

  /// What cannot go on.
  List<Damaged> damaged() {
    return damaged;
  }

  /// Whether this message was heard by an earlier run.
  boolean hasHeard(MessageId message) {
    return heard.contains(message);
  }

  /// Puts a journal where people can look at it.
  void setAside(Journal journal, Reason reason, String what, String why) {
    try {
      String where = journal.setAside(reason, Instant.ofEpochMilli(wallMillis()));
      log.warn("{}: bot={} why={} journal={}", what, setting.client().nickname(), why, where);
    } catch (IOException e) {
      setting.failed("a journal that is to be set aside", e);
    }
    var _ = memory.end(journal.id());
    clearAside();
  }

  private void clearAside() {
    try {
      Instant oldest = Instant.ofEpochMilli(wallMillis()).minus(ASIDE_MAX);
      memory.journals().clear(oldest, ASIDE_JOURNALS_MAX);
    } catch (IOException e) {
      log.warn(
          "Journals that were set aside cannot be deleted: bot={} reason={}",
          setting.client().nickname(),
          e.getMessage());
    }
  }

  private long wallMillis() {
    return setting.threads().now().wallMillis();
  }

  /// Deletes the journal of a conversation that is over.
  void delete(Tape tape) {
    try {
      tape.journal().delete();
    } catch (IOException e) {
      // It says of itself that it has ended.
      log.warn(
          "A journal cannot be deleted: bot={} reason={}",
          setting.client().nickname(),
          e.getMessage());
    }
  }

  /// Deletes what is needed no longer.
  void clearAway() throws InterruptedException {
    for (Tape tape : due()) {
      if (setting.threads().await(memory.end(tape.id()), COMES_AGAIN)) {
        delete(tape);
      }
    }
  }

  private synchronized List<Tape> due() {
    long age = setting.threads().now().nanos() - startedAt;
    if (age < COMES_AGAIN.toNanos()) {
      return List.of();
    }
    List<Tape> due = List.copyOf(ended);
    ended.clear();
    return due;
  }
}
