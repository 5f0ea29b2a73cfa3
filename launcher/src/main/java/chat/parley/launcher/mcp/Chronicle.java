package chat.parley.launcher.mcp;

import chat.parley.api.Event;
import chat.parley.api.Incoming;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was said since this session has begun, for an agent to look at. A message of somebody else
/// is done with when the agent has been shown it, and comes again with the next session if it has
/// not.
///
/// Safe for use by any thread.
final class Chronicle {

  private static final int LINES_MAX = 1_000;

  private final Nickname own;

  // Guarded by this object's monitor.
  private final Deque<Line> lines = new ArrayDeque<>();

  /// One thing that was said.
  ///
  /// @param at when it came, or when we have sent it
  /// @param incoming what is to be done with; null for our own and for answers
  private record Line(
      Instant at, Nickname from, Target to, String text, @Nullable Incoming incoming) {

    Map<String, Object> shown() {
      return Map.of("at", at.toString(), "from", from.shown(), "to", to.toString(), "text", text);
    }

    /// Whether it was said in this conversation: with a person in private, or in a room.
    boolean isWith(Target other) {
      return to.equals(other) || (to instanceof Nickname && from.equals(other));
    }
  }

  Chronicle(Nickname own) {
    this.own = own;
  }

  /// Somebody has said something.
  void heard(Incoming incoming) {
    Message message = incoming.message();
    add(new Line(message.receivedAt(), message.from(), message.to(), message.text(), incoming));
  }

  /// Somebody has answered a question, which is done with.
  void answered(Nickname from, String text, Instant at) {
    add(new Line(at, from, own, text, null));
  }

  /// We have said something.
  void said(Event.Sent sent) {
    add(new Line(sent.sentAt(), own, sent.target(), sent.text(), null));
  }

  private synchronized void add(Line line) {
    lines.add(line);
    if (lines.size() > LINES_MAX) {
      lines.remove();
    }
  }

  /// The last lines, oldest first, which are done with now.
  ///
  /// @param with in which conversation; null for all
  List<Map<String, Object>> last(int most, @Nullable Target with) {
    List<Line> last = select(most, with);
    for (Line line : last) {
      if (line.incoming() != null) {
        line.incoming().done();
      }
    }
    return last.stream().map(Line::shown).toList();
  }

  private synchronized List<Line> select(int most, @Nullable Target with) {
    var found =
        new ArrayList<>(lines.stream().filter(it -> with == null || it.isWith(with)).toList());
    return List.copyOf(found.subList(Math.max(0, found.size() - most), found.size()));
  }
}
