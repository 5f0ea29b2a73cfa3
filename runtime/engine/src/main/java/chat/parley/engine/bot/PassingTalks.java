package chat.parley.engine.bot;

import chat.parley.api.Incoming;
import chat.parley.api.Message;
import chat.parley.api.MessageId;
import chat.parley.api.Target;
import chat.parley.api.bot.Chat;
import chat.parley.api.bot.Ended;
import chat.parley.api.bot.Phrases;
import chat.parley.engine.chat.Dialogue;
import chat.parley.engine.chat.Effects;
import chat.parley.engine.chat.Inbox;
import chat.parley.engine.chat.Place;
import chat.parley.engine.journal.Tape;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Conversations that end with their process, and begin again with their first line.
///
/// Safe for use by any thread.
record PassingTalks(Setting setting, Reception reception) implements Talks {

  @Override
  public void lead(Place place, Inbox inbox, @Nullable Incoming opening, Script script) {
    var effects = new Effects(name(opening));
    var world = BotWorld.at(place, inbox, new BotWorld.Around(setting, reception), effects);
    boolean isDone = attempt(place.where(), script, new Dialogue(world, setting.manner()));
    if (isDone) {
      world.settle();
      if (opening != null) {
        opening.done();
      }
    }
  }

  /// The same again when the message comes again.
  private static String name(@Nullable Incoming opening) {
    if (opening == null) {
      return UUID.randomUUID().toString();
    }
    Message message = opening.message();
    return "%s %s".formatted(message.from().key(), message.id());
  }

  private boolean attempt(Target where, Script script, Chat chat) {
    Phrases phrases = setting.plan().phrases();
    try {
      script.handler().handle(chat);
    } catch (Ended.TimedOut _) {
      setting.phrase(where, phrases.timedOut());
    } catch (Ended.Baffled _) {
      setting.phrase(where, phrases.baffled());
    } catch (Ended.Cancelled e) {
      if (e.isByPerson()) {
        setting.phrase(where, phrases.cancelled());
      }
    } catch (InterruptedException _) {
      // Its own waiting was interrupted, as it is when the bot is closed.
    } catch (Exception | Error e) {
      setting.failed("a conversation with %s".formatted(chat.with()), e);
      setting.phrase(where, phrases.failed());
    }
    boolean isClosing = reception.isClosed();
    return !isClosing || !Thread.interrupted();
  }

  @Override
  public boolean hasHeard(MessageId message) {
    return false;
  }

  @Override
  public List<Tape> left() {
    return List.of();
  }

  @Override
  public void resume(Tape tape, Inbox inbox, Map<Place, Revisit> revisits) {
    throw new IllegalStateException("nothing was left that passes");
  }

  @Override
  public void close() {}
}
