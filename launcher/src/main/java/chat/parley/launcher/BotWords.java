package chat.parley.launcher;

import chat.parley.api.Nickname;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is typed for a bot, as the bot's own command line.
final class BotWords {

  private BotWords() {}

  static List<String> of(
      @Nullable String server, @Nullable Nickname nick, @Nullable Path data, boolean isOnce) {
    var words = new ArrayList<String>();
    if (server != null) {
      words.addAll(List.of("--server", server));
    }
    if (nick != null) {
      words.addAll(List.of("--nick", nick.shown()));
    }
    if (data != null) {
      words.addAll(List.of("--data", data.toAbsolutePath().toString()));
    }
    if (isOnce) {
      words.add("--once");
    }
    return words;
  }
}
