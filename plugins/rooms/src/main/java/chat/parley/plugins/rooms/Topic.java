package chat.parley.plugins.rooms;

import chat.parley.api.Nickname;
import chat.parley.api.Room;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a room is about, as one of its members has said.
///
/// It travels as a line that people without the plugin can read, and that says all by itself: the
/// copies of one message have times and ids of their own, and whoever answers a newcomer sends what
/// another one has said.
///
/// @param at when it was said, by his clock, in whole milliseconds
/// @param text one line; empty when the room has no topic any more
record Topic(Room room, Nickname setter, Instant at, String text) {

  /// The most characters of a text.
  static final int TEXT_MAX = 300;

  private static final Pattern LINE =
      Pattern.compile("\\[topic of (#\\S{1,64}), set by (\\S{1,64}) at (\\S{1,40})](?: (.+))?");

  private static final Pattern QUESTION =
      Pattern.compile("\\[what is the topic of (#\\S{1,64})\\?]");

  Topic {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  /// A text as somebody has typed it, made one line.
  ///
  /// @throws IllegalArgumentException when it is too long
  static String line(String typed) {
    var line = new StringBuilder();
    typed
        .strip()
        .codePoints()
        .map(point -> Character.isISOControl(point) ? ' ' : point)
        .forEach(line::appendCodePoint);
    int length = line.codePointCount(0, line.length());
    if (length > TEXT_MAX) {
      throw new IllegalArgumentException(
          "a topic has at most %d characters, this one has %d".formatted(TEXT_MAX, length));
    }
    return line.toString();
  }

  /// The topic that a line is; empty if it is none.
  static Optional<Topic> parse(String line) {
    Matcher fields = LINE.matcher(line);
    if (!fields.matches()) {
      return Optional.empty();
    }
    try {
      String text = fields.group(4) == null ? "" : fields.group(4);
      return text.equals(line(text))
          ? Optional.of(
              new Topic(
                  new Room(fields.group(1)),
                  Nickname.of(fields.group(2)),
                  Instant.parse(fields.group(3)),
                  text))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }

  /// What a newcomer asks a member.
  static String question(Room room) {
    return "[what is the topic of %s?]".formatted(room);
  }

  /// The room whose topic a line asks for; empty if it is no such line.
  static Optional<Room> asked(String line) {
    Matcher fields = QUESTION.matcher(line);
    try {
      return fields.matches() ? Optional.of(new Room(fields.group(1))) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Whether it takes the place of another one, the same for everybody who sees both.
  boolean replaces(Topic other) {
    int order = at.compareTo(other.at);
    if (order == 0) {
      order = setter.compareTo(other.setter);
    }
    return order == 0 ? text.compareTo(other.text) > 0 : order > 0;
  }

  /// The line that it travels and is kept as.
  String line() {
    String head = "[topic of %s, set by %s at %s]".formatted(room, setter, at);
    return text.isEmpty() ? head : head + " " + text;
  }

  /// The same for the owner of the client.
  String words() {
    return text.isEmpty()
        ? "%s has no topic any more (%s)".formatted(room, setter)
        : "topic of %s: %s (%s)".formatted(room, text, setter);
  }
}
