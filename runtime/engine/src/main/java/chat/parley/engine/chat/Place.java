package chat.parley.engine.chat;

import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;

/// Where somebody talks, which tells his conversations apart.
///
/// @param where a room, or the person himself when nobody else listens
public record Place(Nickname person, Target where) {

  /// Where this message belongs. What somebody says to everyone he says to us in private, too: that
  /// is where he is answered.
  public static Place of(Message message) {
    Nickname from = message.from();
    return new Place(from, message.to() instanceof Room room ? room : from);
  }

  /// Where this person is talked to in the midst of a conversation here.
  public Place of(Nickname other) {
    return new Place(other, where instanceof Room ? where : other);
  }
}
