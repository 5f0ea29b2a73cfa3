package chat.parley.engine.bot;

import chat.parley.api.Delivery;
import chat.parley.api.Incoming;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.engine.chat.Inbox;
import chat.parley.engine.chat.Place;
import chat.parley.engine.chat.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The world of a conversation with a bot: at its own place it hears all that is said, at that of
/// another person it waits for his attention.
///
/// Confined to the thread of the conversation.
final class BotWorld implements World {

  private final Setting setting;
  private final Reception reception;
  private final Place place;
  private final @Nullable Inbox own;
  private final Map<String, Object> effects;
  private @Nullable Incoming heard;

  private BotWorld(
      Setting setting,
      Reception reception,
      Place place,
      @Nullable Inbox own,
      Map<String, Object> effects) {
    this.setting = setting;
    this.reception = reception;
    this.place = place;
    this.own = own;
    this.effects = effects;
  }

  /// The world of a conversation that has this place.
  static BotWorld at(Place place, Inbox inbox, Setting setting, Reception reception) {
    return new BotWorld(setting, reception, place, inbox, new HashMap<>());
  }

  @Override
  public Nickname with() {
    return place.person();
  }

  @Override
  public Target where() {
    return place.where();
  }

  @Override
  public List<Delivery> say(String text) throws InterruptedException {
    return setting.say(place, text);
  }

  @Override
  public @Nullable Ear listen(Duration atMost) throws InterruptedException {
    if (own != null) {
      return new InboxEar(own, () -> {});
    }
    Inbox visit = reception.visit(place, atMost);
    return visit == null ? null : new InboxEar(visit, () -> endVisit(visit));
  }

  private void endVisit(Inbox visit) {
    settle();
    reception.endVisit(place, visit);
  }

  private final class InboxEar implements Ear {

    private final Inbox inbox;
    private final Runnable end;

    InboxEar(Inbox inbox, Runnable end) {
      this.inbox = inbox;
      this.end = end;
    }

    @Override
    public @Nullable Message hear(Duration atMost) throws InterruptedException {
      settle();
      Incoming line = inbox.take(atMost);
      heard = line;
      return line == null ? null : line.message();
    }

    @Override
    public void close() {
      end.run();
    }
  }

  @Override
  public void settle() {
    if (heard != null) {
      heard.done();
      heard = null;
    }
  }

  @Override
  public boolean aside(Message line) throws InterruptedException {
    return reception.handlers().aside(line, this);
  }

  @Override
  public Instant now() {
    return Instant.ofEpochMilli(setting.threads().now().wallMillis());
  }

  @Override
  public long nanos() {
    return setting.threads().now().nanos();
  }

  @Override
  public void pause(Duration time) throws InterruptedException {
    var _ = setting.threads().await(new CompletableFuture<Void>(), time);
  }

  @Override
  @SuppressWarnings("unchecked") // One key names one effect.
  public <T> T once(String key, Supplier<T> effect) {
    Object known = effects.get(key);
    if (known == null) {
      known = effect.get();
      effects.put(key, known);
    }
    return (T) known;
  }

  @Override
  public World alsoWith(Nickname other) {
    return new BotWorld(setting, reception, place.of(other), null, effects);
  }
}
