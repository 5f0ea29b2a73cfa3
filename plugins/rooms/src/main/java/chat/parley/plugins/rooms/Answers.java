package chat.parley.plugins.rooms;

import chat.parley.api.Client;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.plugin.Scheduler;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// Answers newcomers who ask for a topic, each at most once a minute for a room.
///
/// Safe for use by any thread.
final class Answers {

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Client client;
  private final Membership membership;
  private final TopicBook book;
  private final Scheduler scheduler;
  private final InstantSource clock;

  /// When each was answered, the longest ago first.
  private final Map<Asked, Instant> answered = new LinkedHashMap<>();

  private record Asked(Nickname by, Room room) {}

  @Inject
  Answers(
      Client client,
      Membership membership,
      TopicBook book,
      Scheduler scheduler,
      InstantSource clock) {
    this.client = client;
    this.membership = membership;
    this.book = book;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /// Somebody asks. Returns at once.
  void give(Nickname asker, Room room) {
    if (isDue(new Asked(asker, room)) && membership.isOurs(room)) {
      var _ = scheduler.after(Duration.ZERO, () -> send(asker, room));
    }
  }

  private void send(Nickname asker, Room room) {
    book.topic(room).ifPresent(topic -> client.send(asker, topic.line()));
  }

  private synchronized boolean isDue(Asked asked) {
    Instant now = clock.instant();
    answered.values().removeIf(at -> at.plus(PAUSE).isBefore(now));
    return answered.putIfAbsent(asked, now) == null;
  }
}
