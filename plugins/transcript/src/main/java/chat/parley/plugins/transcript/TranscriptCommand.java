package chat.parley.plugins.transcript;

import chat.parley.api.Target;
import chat.parley.api.command.Command;
import chat.parley.api.command.Example;
import chat.parley.api.command.Help;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Name;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/// `/transcript`: says what is written down.
@Name("transcript")
@Help("writes down what is said, one file for each conversation")
@Example(in = "/transcript on #ops", out = "written down: #ops")
@Example(in = "/transcript off #ops", out = "nothing is written down")
@Example(in = "/transcript", out = "written down")
final class TranscriptCommand implements Command<TranscriptWords> {

  private final Choice choice;
  private final Pages pages;

  @Inject
  TranscriptCommand(Choice choice, Pages pages) {
    this.choice = choice;
    this.pages = pages;
  }

  @Override
  public void run(TranscriptWords call, Invocation in) {
    switch (call) {
      case TranscriptWords.On on -> on.of().ifPresentOrElse(choice::add, choice::addAll);
      case TranscriptWords.Off off -> off.of().ifPresentOrElse(this::end, choice::clear);
      case TranscriptWords.List() -> {}
    }
    List<String> chosen = choice.chosen();
    List<String> left = choice.left();
    in.reply(
        chosen.isEmpty() ? "nothing is written down" : words(chosen, left),
        Map.of("written", chosen, "not", left, "folder", pages.folder().toString()));
  }

  private String words(List<String> chosen, List<String> left) {
    String but = left.isEmpty() ? "" : " but " + String.join(", ", left);
    return "written down: %s%s; into %s".formatted(String.join(", ", chosen), but, pages.folder());
  }

  private void end(Target of) {
    if (!choice.remove(of)) {
      throw new IllegalArgumentException(
          "%s is not written down; /transcript shows what is".formatted(of));
    }
  }
}
