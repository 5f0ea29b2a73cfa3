package chat.parley.plugins.ignore;

import chat.parley.api.command.Command;
import chat.parley.api.command.Example;
import chat.parley.api.command.Help;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Name;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `/ignore`: hides, and shows what is hidden.
@Name("ignore")
@Help("hides what you do not want to read")
@Example(in = "/ignore bob --for 2h", out = "bob  for 2 h 0 min more")
@Example(in = "/ignore spam*", out = "spam*  for ever")
@Example(in = "/ignore pattern \"(?i)lottery|win now\"", out = "\"(?i)lottery|win now\"  for ever")
@Example(in = "/ignore", out = "0 hidden")
final class IgnoreCommand implements Command<IgnoreWords> {

  private final IgnoreList list;
  private final InstantSource clock;

  @Inject
  IgnoreCommand(IgnoreList list, InstantSource clock) {
    this.list = list;
    this.clock = clock;
  }

  @Override
  public void run(IgnoreWords call, Invocation in) {
    switch (call) {
      case IgnoreWords.Person person ->
          show(
              person
                  .who()
                  .map(who -> List.of(list.add(Unwanted.Person.typed(who), person.lasting())))
                  .orElseGet(list::all),
              in);
      case IgnoreWords.Pattern pattern ->
          show(List.of(list.add(Unwanted.Words.typed(pattern.regex()), pattern.lasting())), in);
      case IgnoreWords.List() -> show(list.all(), in);
    }
  }

  private void show(List<Entry> entries, Invocation in) {
    Instant now = clock.instant();
    List<String> lines = entries.stream().map(entry -> entry.words(now)).toList();
    in.reply(
        lines.isEmpty() ? "nothing is ignored" : String.join("\n", lines),
        Map.of("ignored", entries.stream().map(IgnoreCommand::data).toList()));
  }

  /// An entry for programs.
  static Map<String, ?> data(Entry entry) {
    return Map.of(
        "what", entry.what().text(),
        "kind", entry.what().getClass().getSimpleName().toLowerCase(Locale.ROOT),
        "until", entry.untilText(),
        "hidden", entry.hidden());
  }
}
