package chat.parley.launcher.text;

import chat.parley.engine.command.Outcome;
import chat.parley.engine.command.Reply;
import java.util.List;

/// What a command answers, as it may be shown: it may hold what strangers wrote.
public final class ReplyText {

  /// Set before each line of an answer of several, so that none can pass for a line of ours.
  private static final String INDENT = "  ";

  private ReplyText() {}

  /// The lines at a prompt, escaped.
  public static List<String> lines(Reply reply, boolean isJson) {
    if (isJson) {
      return List.of(json(reply));
    }
    List<String> lines = TerminalText.escape(reply.text()).lines().toList();
    return lines.size() < 2 ? lines : lines.stream().map(line -> INDENT + line).toList();
  }

  /// The data of an answer as one line of JSON.
  public static String json(Reply reply) {
    return Json.of(reply.data()).toString();
  }

  /// What a prompt says of a call that has not ended well; nothing for one that has.
  public static List<String> lines(Outcome outcome, boolean isJson) {
    String complaint = outcome.complaint();
    if (complaint.isEmpty()) {
      return List.of();
    }
    return List.of(
        isJson
            ? new Json().with("error", complaint).toString()
            : "[%s]".formatted(TerminalText.line(complaint)));
  }
}
