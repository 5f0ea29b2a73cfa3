package chat.parley.api;

import java.util.Objects;

/// Whom a message is for: one nickname, the members of a room, or everyone in the table.
public sealed interface Target permits Nickname, Room, Everyone {

  /// The target written so: `bob`, `#ops`, or `*`.
  ///
  /// @throws IllegalArgumentException when it is none of these; the message says why
  static Target of(String text) {
    Objects.requireNonNull(text, "text");
    if (text.equals("*")) {
      return Everyone.EVERYONE;
    }
    return text.startsWith("#") ? new Room(text) : Nickname.of(text);
  }
}
