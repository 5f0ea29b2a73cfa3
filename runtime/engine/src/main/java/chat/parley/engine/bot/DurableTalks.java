package chat.parley.engine.bot;

import chat.parley.api.Delivery;
import chat.parley.api.Incoming;
import chat.parley.api.Message;
import chat.parley.api.MessageId;
import chat.parley.api.Target;
import chat.parley.api.bot.Ended;
import chat.parley.api.bot.Phrases;
import chat.parley.core.store.Saying;
import chat.parley.engine.chat.Dialogue;
import chat.parley.engine.chat.Effects;
import chat.parley.engine.chat.IdempotencyKey;
import chat.parley.engine.chat.Inbox;
import chat.parley.engine.chat.Place;
import chat.parley.engine.chat.World;
import chat.parley.engine.client.Memory;
import chat.parley.engine.journal.ChangedScript;
import chat.parley.engine.journal.Corrupt;
import chat.parley.engine.journal.JournalFailure;
import chat.parley.engine.journal.JournalWorld;
import chat.parley.engine.journal.Tape;
import chat.parley.engine.store.Journals.Journal;
import chat.parley.engine.store.Journals.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Conversations that outlive their process, each with a journal.
///
/// Safe for use by any thread.
final class DurableTalks implements Talks {

  private static final Logger log = LoggerFactory.getLogger(RunningBot.class);

  /// So long the end of a conversation may take to get onto the disk before its journal is left to
  /// be cleared away later.
  private static final Duration ENDING_MAX = Duration.ofSeconds(10);

  private final Setting setting;
  private final Reception reception;
  private final Memory memory;
  private final Legacy legacy;

  DurableTalks(Setting setting, Reception reception, Memory memory) {
    this.setting = setting;
    this.reception = reception;
    this.memory = memory;
    this.legacy = Legacy.of(setting, memory);
  }

  @Override
  public boolean hasHeard(MessageId message) {
    return legacy.hasHeard(message);
  }

  @Override
  public List<Tape> left() {
    for (Legacy.Damaged damaged : legacy.damaged()) {
      Corrupt why = damaged.why();
      setAside(damaged.journal(), why.where(), lost(), String.valueOf(why.getMessage()));
    }
    return legacy.open();
  }

  @Override
  public void lead(Place place, Inbox inbox, @Nullable Incoming opening, Script script) {
    Message message = opening == null ? null : opening.message();
    Tape tape;
    try {
      tape =
          Tape.begin(
              memory.journals(),
              name(place, message),
              setting.threads(),
              place,
              new Tape.Opening(script.name(), message));
    } catch (IOException e) {
      // Not done with the message: it comes again with the next start.
      setting.failed("the beginning of a journal", e);
      setting.phrase(place.where(), setting.plan().phrases().failed());
      return;
    } catch (InterruptedException _) {
      // The same.
      return;
    }
    if (opening != null) {
      opening.done();
    }
    lead(tape, world(tape, inbox, new BotWorld.Around(setting, reception)), script);
  }

  /// Names a conversation for ever. What begins it names it, so that a message which comes again
  /// never begins another one.
  private String name(Place place, @Nullable Message message) {
    String beginning =
        message == null
            ? "joined %d".formatted(setting.threads().now().wallMillis())
            : message.id().toString();
    return IdempotencyKey.of(
        setting.client().nickname().key(),
        place.person().key(),
        place.where().toString(),
        beginning);
  }

  private World world(Tape tape, Inbox inbox, BotWorld.Around around) {
    var real = BotWorld.at(tape.place(), inbox, around, new Effects(tape.id()));
    return new JournalWorld(tape, new Means(tape.id()), real);
  }

  /// What a conversation's world needs of its bot.
  private final class Means implements JournalWorld.Means {

    private final String conversation;

    Means(String conversation) {
      this.conversation = conversation;
    }

    @Override
    public List<Delivery> say(Place place, String text, Saying saying) throws InterruptedException {
      setting.pace().await(place.person());
      return memory.say(place.where(), text, saying);
    }

    @Override
    public long saidBefore() {
      return memory.saidBefore(conversation);
    }

    @Override
    public boolean aside(Message line, World world) throws InterruptedException {
      return reception.handlers().aside(line, world);
    }

    @Override
    public boolean isClosing() {
      return reception.isClosed();
    }
  }

  @Override
  public void resume(Tape tape, Inbox inbox, Map<Place, Revisit> revisits) {
    Script script = reception.handlers().find(tape.opening(), tape.place());
    if (script == null) {
      Target where = tape.place().where();
      setAside(tape.journal(), where, changed(), "what has begun it begins something else now");
    } else {
      var around = new BotWorld.Around(setting, reception, revisits);
      lead(tape, world(tape, inbox, around), script);
    }
    revisits.forEach(reception::forgo);
  }

  private void lead(Tape tape, World world, Script script) {
    String last = attempt(tape, world, script);
    if (reception.isClosed()) {
      // It goes on with the next start.
      var _ = Thread.interrupted();
      return;
    }
    var _ = Thread.interrupted();
    try {
      tape.leaveScript();
      if (!last.isEmpty()) {
        var _ = world.say(last);
      }
      tape.end();
      clearAway(tape);
    } catch (ChangedScript e) {
      Target where = tape.place().where();
      setAside(tape.journal(), where, changed(), String.valueOf(e.getMessage()));
    } catch (JournalFailure e) {
      setting.failed("the journal of a conversation", e);
      setting.phrase(tape.place().where(), setting.plan().phrases().failed());
    } catch (InterruptedException _) {
      log.debug("A conversation is closed at its end: bot={}", setting.client().nickname());
    }
  }

  /// What is to be said at the end of it.
  private String attempt(Tape tape, World world, Script script) {
    Phrases phrases = setting.plan().phrases();
    try {
      script.handler().handle(new Dialogue(world, setting.manner()));
      return "";
    } catch (Ended.TimedOut _) {
      return phrases.timedOut();
    } catch (Ended.Baffled _) {
      return phrases.baffled();
    } catch (Ended.Cancelled e) {
      return e.isByPerson() ? phrases.cancelled() : "";
    } catch (InterruptedException _) {
      return "";
    } catch (ChangedScript | JournalFailure _) {
      // The tape says so again.
      return "";
    } catch (Exception | Error e) {
      if (!reception.isClosed()) {
        setting.failed("a conversation with %s".formatted(tape.place().person()), e);
      }
      return phrases.failed();
    }
  }

  /// Deletes the journal when nothing that is in it can come again.
  private void clearAway(Tape tape) throws InterruptedException {
    if (setting.threads().await(memory.end(tape.id()), ENDING_MAX)) {
      legacy.delete(tape);
    }
    legacy.clearAway();
  }

  /// Why a conversation cannot go on.
  ///
  /// @param words what its person is told
  /// @param what what the log says
  private record Obstacle(Reason reason, String words, String what) {}

  private Obstacle changed() {
    return new Obstacle(
        Reason.CHANGED,
        setting.plan().phrases().changed(),
        "A bot's script is another one than before, so a conversation has ended");
  }

  private Obstacle lost() {
    return new Obstacle(
        Reason.CORRUPT,
        setting.plan().phrases().lost(),
        "A bot's journal is damaged, so a conversation has ended");
  }

  /// Ends a conversation that cannot go on.
  ///
  /// @param where where that is told; null when nobody knows, or nobody waits for it
  private void setAside(Journal journal, @Nullable Target where, Obstacle obstacle, String why) {
    var saying = new Saying("%s %s".formatted(journal.id(), obstacle.reason().word()), 1);
    boolean wasSaid = memory.saidBefore(saying.conversation()) >= saying.number();
    if (where != null && !obstacle.words().isEmpty() && !wasSaid) {
      memory.say(where, obstacle.words(), saying);
    }
    legacy.setAside(journal, obstacle.reason(), obstacle.what(), why);
    var _ = memory.end(saying.conversation());
  }

  @Override
  public void close() {
    memory.release();
  }
}
