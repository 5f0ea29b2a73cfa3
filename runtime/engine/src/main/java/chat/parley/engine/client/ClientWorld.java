package chat.parley.engine.client;

import chat.parley.api.Delivery;
import chat.parley.api.Incoming;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Subscription;
import chat.parley.api.Target;
import chat.parley.api.bot.Chat;
import chat.parley.engine.chat.Attention;
import chat.parley.engine.chat.Dialogue;
import chat.parley.engine.chat.Effect;
import chat.parley.engine.chat.Effects;
import chat.parley.engine.chat.Inbox;
import chat.parley.engine.chat.Manner;
import chat.parley.engine.chat.Place;
import chat.parley.engine.chat.World;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The world of a conversation that is led from a client: it has a person's attention only while it
/// asks.
final class ClientWorld implements World {

  private final Host host;
  private final Place place;
  private final Effects effects;
  private final long since;

  /// What conversations need of their client.
  ///
  /// @param sending takes whom to send to, and what
  record Host(
      Threads threads,
      Subscriptions subscriptions,
      Attention attention,
      BiFunction<Target, String, List<Delivery>> sending) {}

  /// A conversation that begins now.
  ///
  /// @throws IllegalArgumentException when `where` is neither a room nor the person himself
  static Chat chat(Host host, Nickname with, Target where) {
    if (!(where instanceof Room) && !where.equals(with)) {
      throw new IllegalArgumentException(
          "%s can be talked to in a room or in private, not at %s".formatted(with, where));
    }
    var world =
        new ClientWorld(host, new Place(with, where), new Effects(UUID.randomUUID().toString()));
    return new Dialogue(world, Manner.USUAL);
  }

  private ClientWorld(Host host, Place place, Effects effects) {
    this.host = host;
    this.place = place;
    this.effects = effects;
    this.since = host.subscriptions().arrivals();
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
  public List<Delivery> say(String text) {
    return host.sending().apply(place.where(), text);
  }

  @Override
  public @Nullable Ear listen(Duration atMost) throws InterruptedException {
    return host.attention().acquire(place, atMost) ? new ClaimingEar() : null;
  }

  /// Takes the person's lines away from all who listen to the client otherwise.
  private final class ClaimingEar implements Ear {

    private final Inbox inbox = new Inbox(host.threads());
    private final Subscription claim =
        host.subscriptions().claim(message -> Place.of(message).equals(place), since, inbox::add);

    @Override
    public @Nullable Message hear(Duration atMost) throws InterruptedException {
      Incoming line = inbox.take(atMost);
      if (line == null) {
        return null;
      }
      line.done();
      return line.message();
    }

    @Override
    public void close() {
      claim.close();
      host.attention().release(place);
    }
  }

  @Override
  public void settle() {}

  @Override
  public boolean aside(Message line) {
    return false;
  }

  @Override
  public Instant now() {
    return Instant.ofEpochMilli(host.threads().now().wallMillis());
  }

  @Override
  public long nanos() {
    return host.threads().now().nanos();
  }

  @Override
  public void pause(Duration time) throws InterruptedException {
    var _ = host.threads().await(new CompletableFuture<Void>(), time);
  }

  @Override
  public <T extends @Nullable Object> T once(Effect<T> effect) {
    return effects.once(effect);
  }

  @Override
  public World alsoWith(Nickname other) {
    return new ClientWorld(host, place.of(other), effects);
  }
}
