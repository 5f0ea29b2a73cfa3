package chat.parley.plugins.transcript;

import chat.parley.api.Target;
import chat.parley.api.command.Default;
import chat.parley.api.command.Help;
import chat.parley.api.command.Name;
import java.util.Optional;

/// What may be typed behind `/transcript`.
sealed interface TranscriptWords {

  @Help("writes down what is said with somebody or in a room; all conversations if left out")
  record On(
      @Name("WHERE") @Help("nickname, #room, or * for what everyone gets") Optional<Target> of)
      implements TranscriptWords {}

  @Help("writes a conversation down no more; none at all if left out")
  record Off(@Name("WHERE") @Help("nickname, #room, or *") Optional<Target> of)
      implements TranscriptWords {}

  @Default
  @Help("shows what is written down, and where")
  record List() implements TranscriptWords {}
}
