package chat.parley.launcher.prompt;

import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.engine.store.ClientPast;
import chat.parley.engine.store.PastMessage;
import chat.parley.engine.store.PastQuery;
import chat.parley.engine.store.PastTally;
import chat.parley.launcher.text.PastText;
import chat.parley.launcher.text.Stamps;
import java.nio.file.Path;
import java.util.List;

/// What a session can look up of its past.
///
/// Safe for use by any thread.
///
/// @param stamps how its owner reads times
/// @param owner whose past it is
/// @param folder where his client keeps it
public record Archive(Stamps stamps, Nickname owner, Path folder) {

  /// How many messages there are with somebody, in a room, or that went to everyone.
  PastTally tally(Target with) {
    try (ClientPast past = ClientPast.in(folder, owner)) {
      return past.tally(with);
    }
  }

  /// The messages that are asked for, as lines, or as an object each.
  List<String> find(PastQuery query, boolean isJson) {
    List<PastMessage> found;
    try (ClientPast past = ClientPast.in(folder, owner)) {
      found = past.find(query);
    }
    PastText.Form form = isJson ? PastText.Form.JSON : PastText.Form.LINES;
    List<String> lines = new PastText(stamps.zone(), form).lines(found);
    return lines.isEmpty() && !isJson ? List.of("[There is no such message.]") : lines;
  }
}
