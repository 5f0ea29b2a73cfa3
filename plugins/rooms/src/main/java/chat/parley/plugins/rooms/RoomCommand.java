package chat.parley.plugins.rooms;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.Presence;
import chat.parley.api.Room;
import chat.parley.api.command.Command;
import chat.parley.api.command.Example;
import chat.parley.api.command.Help;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Name;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `/room`: joins and leaves rooms, and shows what is in them.
@Name("room")
@Help("shows who is in which room, and what it is about")
@Example(in = "/room join #ops", out = "you are in #ops")
@Example(in = "/room topic #ops deploy at five", out = "topic of #ops: deploy at five")
@Example(in = "/room members #ops", out = "you")
@Example(in = "/room", out = "#ops")
@Example(in = "/room clear #ops", out = "#ops has no topic")
@Example(in = "/room leave #ops", out = "you have left #ops")
final class RoomCommand implements Command<RoomWords> {

  private final Client client;
  private final Membership membership;
  private final TopicBook book;
  private final InstantSource clock;

  @Inject
  RoomCommand(Client client, Membership membership, TopicBook book, InstantSource clock) {
    this.client = client;
    this.membership = membership;
    this.book = book;
    this.clock = clock;
  }

  @Override
  public void run(RoomWords call, Invocation in) {
    switch (call) {
      case RoomWords.Join(Room room) -> {
        membership.join(room);
        in.reply("you are in %s, with %s".formatted(room, names(membership.others(room))));
      }
      case RoomWords.Leave(Room room) -> {
        boolean wasIn = membership.isOurs(room);
        membership.leave(room);
        book.forget(room);
        in.reply((wasIn ? "you have left %s" : "you are not in %s").formatted(room));
      }
      case RoomWords.List() -> list(in);
      case RoomWords.Members(Room room) -> members(room, in);
      case RoomWords.Topic(Room room, Optional<String> text) ->
          text.map(Topic::line)
              .filter(line -> !line.isEmpty())
              .ifPresentOrElse(line -> set(room, line, in), () -> show(room, in));
      case RoomWords.Clear(Room room) -> set(room, "", in);
    }
  }

  private static String names(List<Entry> members) {
    return members.isEmpty()
        ? "nobody else"
        : String.join(", ", members.stream().map(RoomCommand::name).toList());
  }

  private static String name(Entry member) {
    return member.presence() == Presence.ONLINE
        ? member.nickname().shown()
        : "%s (%s)".formatted(member.nickname(), word(member));
  }

  private static String word(Entry member) {
    return member.presence().name().toLowerCase(Locale.ROOT);
  }

  private void list(Invocation in) {
    var lines = new ArrayList<String>();
    var data = new ArrayList<Map<String, ?>>();
    membership
        .all()
        .forEach((room, others) -> {
          boolean isOurs = membership.isOurs(room);
          int members = others.size() + (isOurs ? 1 : 0);
          String topic = book.topic(room).map(Topic::text).orElse("");
          lines.add(
              "%s  %d %s%s%s"
                  .formatted(
                      room,
                      members,
                      members == 1 ? "member" : "members",
                      isOurs ? ", you too" : "",
                      topic.isEmpty() ? "" : ": " + topic));
          data.add(
              Map.of("room", room.name(), "members", members, "joined", isOurs, "topic", topic));
        });
    String text = lines.isEmpty() ? "nobody is in a room" : String.join("\n", lines);
    in.reply(text, Map.of("rooms", data));
  }

  private void members(Room room, Invocation in) {
    var lines = new ArrayList<String>();
    var data = new ArrayList<Map<String, ?>>();
    if (membership.isOurs(room)) {
      lines.add("%s  you".formatted(client.nickname()));
      data.add(Map.of("nickname", client.nickname().shown(), "presence", "online"));
    }
    for (Entry member : membership.others(room)) {
      lines.add("%s  %s".formatted(member.nickname(), word(member)));
      data.add(Map.of("nickname", member.nickname().shown(), "presence", word(member)));
    }
    String text = lines.isEmpty() ? "nobody is in %s".formatted(room) : String.join("\n", lines);
    in.reply(text, Map.of("room", room.name(), "members", data));
  }

  private void show(Room room, Invocation in) {
    Optional<Topic> topic = book.topic(room);
    in.reply(
        topic.map(Topic::words).orElse("%s has no topic that is known here".formatted(room)),
        Map.of("room", room.name(), "topic", topic.map(Topic::text).orElse("")));
  }

  /// Later than what it replaces, even where that came from a clock that is ahead of ours.
  private void set(Room room, String text, Invocation in) {
    Instant now = clock.instant();
    Instant after = book.last(room).map(last -> last.at().plusMillis(1)).orElse(now);
    var topic = new Topic(room, client.nickname(), after.isAfter(now) ? after : now, text);
    book.offer(topic);
    List<Delivery> told = client.send(room, topic.line());
    in.reply(topic.words(), Map.of("room", room.name(), "topic", text, "told", told.size()));
  }
}
