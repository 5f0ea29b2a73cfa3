package chat.parley.launcher.prompt;

import java.util.List;

/// How a session stands, for the line at the bottom of a screen. All words are escaped already.
///
/// @param own the nickname
/// @param server how it stands with the server
/// @param focus where lines go by themselves; empty for nowhere
/// @param unread conversations with messages that have not been read, the oldest first
/// @param outbox how many messages are nowhere but in the outbox
public record Standing(String own, Link server, String focus, List<Waiting> unread, int outbox) {

  /// Copies the list.
  public Standing {
    unread = List.copyOf(unread);
  }

  /// How a session stands with the server.
  public enum Link {
    /// Registered.
    UP,
    /// It does not answer.
    DOWN,
    /// Its owner has left it, or is not wanted.
    LEFT
  }

  /// Messages of a conversation that have not been read.
  public record Waiting(String where, int count) {}
}
