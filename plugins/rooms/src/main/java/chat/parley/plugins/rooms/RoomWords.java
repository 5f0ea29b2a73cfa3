package chat.parley.plugins.rooms;

import chat.parley.api.Room;
import chat.parley.api.command.Default;
import chat.parley.api.command.Help;
import chat.parley.api.command.Rest;
import java.util.Optional;

/// What may be typed behind `/room`.
sealed interface RoomWords {

  @Help("joins a room")
  record Join(Room room) implements RoomWords {}

  @Help("leaves a room")
  record Leave(Room room) implements RoomWords {}

  @Default
  @Help("shows all rooms, how many are in them, and what they are about")
  record List() implements RoomWords {}

  @Help("shows who is in a room, those who are offline too")
  record Members(Room room) implements RoomWords {}

  @Help("shows what a room is about, or says it to its members")
  record Topic(Room room, @Help("at most 300 characters") @Rest Optional<String> text)
      implements RoomWords {}

  @Help("says to its members that a room has no topic any more")
  record Clear(Room room) implements RoomWords {}
}
