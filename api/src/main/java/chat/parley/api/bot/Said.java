package chat.parley.api.bot;

import chat.parley.api.Delivery;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import java.util.List;

/// A message that a bot has been told, and the way to answer it.
///
/// For the thread that the handler runs on.
public interface Said {

  /// The message itself.
  Message message();

  /// The conversation that it begins, for handlers that want to ask something.
  Chat chat();

  /// What was said.
  default String text() {
    return message().text();
  }

  /// Who said it.
  default Nickname from() {
    return message().from();
  }

  /// Where it was said and is answered: a room, or to the bot alone, which is the person himself.
  default Target where() {
    return chat().where();
  }

  /// Answers where it was said; see [Chat#say].
  default List<Delivery> reply(String text) {
    return chat().say(text);
  }
}
