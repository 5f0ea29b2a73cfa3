package chat.parley.plugins.ignore;

import chat.parley.api.command.Default;
import chat.parley.api.command.Help;
import chat.parley.api.command.Name;
import chat.parley.api.command.Option;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What may be typed behind `/ignore`.
sealed interface IgnoreWords {

  @Default
  @Help("hides what somebody says")
  record Person(
      @Name("WHO") @Help("a nickname, where * and ? stand for any letters") Optional<String> who,
      @Name("for") @Option @Help("such as 2h; for ever if left out") @Nullable Duration lasting)
      implements IgnoreWords {}

  @Help("hides messages in which a regular expression is found")
  record Pattern(
      @Name("REGEX") @Help("in quotes if it has blanks") String regex,
      @Name("for") @Option @Help("such as 2h; for ever if left out") @Nullable Duration lasting)
      implements IgnoreWords {}

  @Help("shows what is hidden, for how long, and how often that was so")
  record List() implements IgnoreWords {}
}
