package chat.parley.engine.bot;

import chat.parley.api.Incoming;
import chat.parley.engine.chat.Inbox;
import chat.parley.engine.chat.Place;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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

  /// Begins with something that nobody has asked for, if there is something, and goes on with what
  /// is said. Called once, within the reception's monitor.
  void start(@Nullable Consumer<Conversation> first) {
    String name = "parley-bot-%s-%s".formatted(setting.client().nickname().key(), place.person());
    thread = setting.threads().start(name, () -> run(first));
  }

  /// Ends what the script waits for. Called within the reception's monitor.
  void interrupt() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run(@Nullable Consumer<Conversation> first) {
    try {
      if (first != null) {
        setting.terms().runner().accept(() -> first.accept(this));
      }
      for (Incoming line = reception.next(this); line != null; line = reception.next(this)) {
        lead(line);
      }
    } finally {
      ended.complete(null);
    }
  }

  private void lead(Incoming line) {
    Script script = reception.handlers().find(line.message(), place.where());
    if (script == null) {
      line.done();
    } else {
      setting.terms().runner().accept(() -> reception.talks().lead(place, inbox, line, script));
    }
  }
}
