package chat.parley.plugins.rooms;

import chat.parley.api.Client;
import chat.parley.api.Entry;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.api.Room;
import chat.parley.api.plugin.Scheduler;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Asks for the topics of rooms that we have come into: one member after the other, the smallest
/// nickname first, until one answers or three have not. So everybody else stays silent.
///
/// Safe for use by any thread.
final class Curiosity {

  private static final int ASKED_MAX = 3;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Client client;
  private final Membership membership;
  private final TopicBook book;
  private final Scheduler scheduler;
  private final RoomsConfig config;

  /// Who was asked, for each room that is asked for.
  private final Map<Room, Set<Nickname>> open = new HashMap<>();

  @Inject
  Curiosity(
      Client client,
      Membership membership,
      TopicBook book,
      Scheduler scheduler,
      RoomsConfig config) {
    this.client = client;
    this.membership = membership;
    this.book = book;
    this.scheduler = scheduler;
    this.config = config;
    var _ = scheduler.after(FIRST, this::look);
  }

  /// Looks whether we have come into a room, or left one.
  void look() {
    if (!membership.isKnown()) {
      return;
    }
    Set<Room> ours = membership.ours();
    book.rooms().stream().filter(room -> !ours.contains(room)).forEach(book::forget);
    if (config.askTopics()) {
      ours.stream().filter(this::isNew).forEach(room -> scheduler.after(FIRST, () -> ask(room)));
    }
  }

  private synchronized boolean isNew(Room room) {
    return !book.knows(room) && open.putIfAbsent(room, new HashSet<>()) == null;
  }

  private void ask(Room room) {
    Optional<Nickname> next =
        membership.others(room).stream()
            .filter(entry -> entry.kind() == Kind.HUMAN && entry.presence() != Presence.OFFLINE)
            .map(Entry::nickname)
            .filter(member -> !wasAsked(member, room))
            .findFirst();
    if (book.knows(room) || next.isEmpty() || countOf(room) == ASKED_MAX) {
      end(room);
      return;
    }
    note(next.get(), room);
    var _ = client.send(next.get(), Topic.question(room));
    var _ = scheduler.after(PATIENCE, () -> ask(room));
  }

  /// Whether we have asked somebody lately what a room is about.
  synchronized boolean wasAsked(Nickname member, Room room) {
    return open.getOrDefault(room, Set.of()).contains(member);
  }

  private synchronized int countOf(Room room) {
    return open.getOrDefault(room, Set.of()).size();
  }

  private synchronized void note(Nickname member, Room room) {
    open.computeIfAbsent(room, _ -> new HashSet<>()).add(member);
  }

  /// Where nobody was to be asked, the next table may bring somebody.
  private synchronized void end(Room room) {
    Set<Nickname> asked = open.remove(room);
    if (asked != null && !asked.isEmpty()) {
      book.offerNone(room);
    }
  }
}
