package chat.parley.plugins.away;

import chat.parley.api.command.Command;
import chat.parley.api.command.Example;
import chat.parley.api.command.Help;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Name;
import chat.parley.api.command.Rest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/// `/away`: goes, and says so.
@Name("away")
@Help("shows others that you are away, and tells those who write to you")
@Example(in = "/away lunch, back at one", out = "you are away: lunch, back at one")
@Example(in = "/away", out = "you are away")
final class AwayCommand implements Command<AwayCommand.Going> {

  private final Absence absence;
  private final AwayConfig config;

  /// What is typed behind it.
  record Going(
      @Help("what others see; left out, it shows since when you are away") @Rest
          Optional<String> text) {}

  @Inject
  AwayCommand(Absence absence, AwayConfig config) {
    this.absence = absence;
    this.config = config;
  }

  @Override
  public void run(Going call, Invocation in) {
    boolean isQuestion = call.text().isEmpty() && absence.now().isPresent();
    if (!isQuestion) {
      absence.begin(call.text().map(String::strip).orElse(config.text()), false);
    }
    absence
        .now()
        .ifPresent(away ->
            in.reply(
                "you are away: %s; /back when you are here again".formatted(away.text()),
                Map.of("away", true, "text", away.text(), "since", away.since().toString())));
  }
}
