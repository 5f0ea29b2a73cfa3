package chat.parley.core.packet;

import java.util.ArrayList;
import java.util.List;

/// Nicknames and rooms on the wire: UTF-8 of bounded length without control characters.
///
/// Whether a nickname is one that a person may have is for the server to say, not for the codec.
final class Names {

  private Names() {}

  static void writeNickname(String nickname, ByteWriter out) {
    ByteWriter.require(isNickname(nickname), "nickname");
    out.text(nickname, Limits.NICKNAME_MAX, "nickname");
  }

  static String readNickname(ByteReader in) {
    String nickname = in.text(Limits.NICKNAME_MAX, "nickname is too long");
    in.require(isNickname(nickname), "nickname is empty or has control characters");
    return nickname;
  }

  static void writeRooms(List<String> rooms, ByteWriter out) {
    out.number(rooms.size(), Limits.ROOMS_MAX, "number of rooms");
    for (String room : rooms) {
      ByteWriter.require(isRoom(room), "room");
      out.text(room, Limits.ROOM_MAX, "room");
    }
  }

  static List<String> readRooms(ByteReader in) {
    int count = in.count(Limits.ROOMS_MAX, 1, "too many rooms");
    var rooms = new ArrayList<String>(count);
    for (int i = 0; i < count && !in.hasFailed(); i++) {
      String room = in.text(Limits.ROOM_MAX, "room is too long");
      in.require(isRoom(room), "room has no # or has control characters");
      rooms.add(room);
    }
    return List.copyOf(rooms);
  }

  static boolean isRoom(String name) {
    return name.length() > 1 && name.charAt(0) == '#' && !Utf8.hasControls(name);
  }

  private static boolean isNickname(String name) {
    return !name.isEmpty() && !Utf8.hasControls(name);
  }
}
