package chat.parley.engine.bot;

import chat.parley.api.Incoming;
import chat.parley.api.Message;
import chat.parley.api.Target;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.api.bot.Ended;
import chat.parley.api.bot.Phrases;
import chat.parley.engine.chat.Dialogue;
import chat.parley.engine.chat.Inbox;
import chat.parley.engine.chat.Place;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What one person and the bot have to do with each other at one place, on a thread of its own that
/// exists while there is something to do: one message after the other begins a script, and what is
/// said meanwhile is for that script first.
final class Conversation {

  private final Setting setting;
  private final Reception reception;
  private final Place place;
  private final Inbox inbox;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private @Nullable Thread thread;

  Conversation(Setting setting, Reception reception, Place place) {
    this.setting = setting;
    this.reception = reception;
    this.place = place;
    this.inbox = new Inbox(setting.threads());
  }

  Place place() {
    return place;
  }

  /// What the person says here.
  Inbox inbox() {
    return inbox;
  }

  /// Completes when the thread has come to its end.
  CompletableFuture<Void> ended() {
    return ended;
  }

  /// Begins with a script that nobody has asked for, if there is one, and goes on with what is
  /// said. Called once, within the reception's monitor.
  void start(Bot.@Nullable Handler<Chat> first) {
    String name = "parley-bot-%s-%s".formatted(setting.client().nickname().key(), place.person());
    thread = setting.threads().start(name, () -> run(first));
  }

  /// Ends what the script waits for. Called within the reception's monitor.
  void interrupt() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run(Bot.@Nullable Handler<Chat> first) {
    try {
      if (first != null) {
        setting.terms().runner().accept(() -> lead(null, first));
      }
      for (Incoming line = reception.next(this); line != null; line = reception.next(this)) {
        lead(line);
      }
    } finally {
      ended.complete(null);
    }
  }

  private void lead(Incoming line) {
    Message message = line.message();
    setting
        .terms()
        .runner()
        .accept(() -> lead(line, chat -> reception.handlers().handle(message, chat)));
  }

  /// Runs one script to its end, whatever that is.
  ///
  /// @param opening the message that it begins with; done with it, unless it was interrupted
  private void lead(@Nullable Incoming opening, Bot.Handler<Chat> script) {
    var world = BotWorld.at(place, inbox, setting, reception);
    boolean isDone = attempt(script, new Dialogue(world, setting.manner()));
    if (isDone) {
      world.settle();
      if (opening != null) {
        opening.done();
      }
    }
  }

  private boolean attempt(Bot.Handler<Chat> script, Chat chat) {
    Phrases phrases = setting.plan().phrases();
    Target where = place.where();
    try {
      script.handle(chat);
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
      setting.failed("a conversation with %s".formatted(place.person()), e);
      setting.phrase(where, phrases.failed());
    }
    boolean isClosing = reception.isClosed();
    return !isClosing || !Thread.interrupted();
  }
}
