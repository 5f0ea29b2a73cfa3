package chat.parley.engine.bot;

import chat.parley.api.Delivery;
import chat.parley.api.Incoming;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.engine.chat.Effect;
import chat.parley.engine.chat.Effects;
import chat.parley.engine.chat.Inbox;
import chat.parley.engine.chat.Place;
import chat.parley.engine.chat.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The world of a conversation with a bot: at its own place it hears all that is said, at that of
/// another person it waits for his attention.
///
/// Confined to the thread of the conversation.
final class BotWorld implements World {

  private final Around around;
  private final Place place;
  private final @Nullable Inbox own;
  private final Effects effects;
  private @Nullable Incoming heard;

  /// What all worlds of a bot have in common, and of this one what an earlier run has left.
  ///
  /// @param revisits whom it may have been in the midst of talking to; confined as the world is
  record Around(Setting setting, Reception reception, Map<Place, Revisit> revisits) {

    /// Nothing was left.
    Around(Setting setting, Reception reception) {
      this(setting, reception, new HashMap<>());
    }
  }

  private BotWorld(Around around, Place place, @Nullable Inbox own, Effects effects) {
    this.around = around;
    this.place = place;
    this.own = own;
    this.effects = effects;
  }

  /// The world of a conversation that has this place.
  static BotWorld at(Place place, Inbox inbox, Around around, Effects effects) {
    return new BotWorld(around, place, inbox, effects);
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
    return around.setting().say(place, text);
  }

  @Override
  public @Nullable Ear listen(Duration atMost) throws InterruptedException {
    if (own != null) {
      return new InboxEar(own, () -> {});
    }
    Revisit revisit = around.revisits().remove(place);
    if (revisit != null && revisit.isOver()) {
      return new InboxEar(revisit.inbox(), () -> {});
    }
    Inbox visit =
        revisit == null
            ? around.reception().visit(place, atMost)
            : around.reception().revisit(place, revisit, atMost);
    return visit == null ? null : new InboxEar(visit, () -> endVisit(visit));
  }

  private void endVisit(Inbox visit) {
    settle();
    around.reception().endVisit(place, visit);
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
    return around.reception().handlers().aside(line, this);
  }

  @Override
  public Instant now() {
    return Instant.ofEpochMilli(around.setting().threads().now().wallMillis());
  }

  @Override
  public long nanos() {
    return around.setting().threads().now().nanos();
  }

  @Override
  public void pause(Duration time) throws InterruptedException {
    var _ = around.setting().threads().await(new CompletableFuture<Void>(), time);
  }

  @Override
  public <T extends @Nullable Object> T once(Effect<T> effect) {
    return effects.once(effect);
  }

  @Override
  public World alsoWith(Nickname other) {
    return new BotWorld(around, place.of(other), null, effects);
  }
}
