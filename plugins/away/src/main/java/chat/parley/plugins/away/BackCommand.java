package chat.parley.plugins.away;

import chat.parley.api.Nickname;
import chat.parley.api.command.Command;
import chat.parley.api.command.Example;
import chat.parley.api.command.Help;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Name;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/// `/back`: is here again.
@Name("back")
@Help("shows others that you are here again, and you who has written meanwhile")
@Example(in = "/back", out = "you are")
final class BackCommand implements Command<BackCommand.Coming> {

  private final Absence absence;

  /// Nothing is typed behind it.
  record Coming() {}

  @Inject
  BackCommand(Absence absence) {
    this.absence = absence;
  }

  @Override
  public void run(Coming call, Invocation in) {
    if (absence.now().isEmpty()) {
      in.reply("you are not away", Map.of("away", false, "answered", List.of()));
      return;
    }
    List<String> told = absence.end().stream().map(Nickname::shown).toList();
    String whom = told.isEmpty() ? "" : "; told that you were away: " + String.join(", ", told);
    in.reply("you are back" + whom, Map.of("away", false, "answered", told));
  }
}
