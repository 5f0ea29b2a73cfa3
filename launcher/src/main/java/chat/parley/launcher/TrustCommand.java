package chat.parley.launcher;

import chat.parley.api.Nickname;
import chat.parley.api.command.Example;
import chat.parley.api.command.Flag;
import chat.parley.api.command.Help;
import chat.parley.api.command.Name;
import chat.parley.api.command.Option;
import org.jspecify.annotations.Nullable;

/// What can stand behind `parley trust`. None of it needs a server.
@Name("trust")
@Help("whose keys a nickname of yours trusts: shows, takes and forgets them, without a server")
@Example(in = "parley trust list --as alice")
@Example(in = "parley trust forget bob --as alice")
sealed interface TrustCommand extends ShellCommand {

  /// Shows whose keys are known.
  @Name("list")
  @Help("shows whose keys are known, since when, and whether people have compared words")
  @Example(in = "parley trust list --as alice --json")
  record ShowList(
      @Help("your nickname, PARLEY_NICK or what is settled if left out") @Option
          @Nullable Nickname as,
      @Help("one object a key") @Flag boolean json)
      implements TrustCommand {}

  /// Trusts the key that somebody shows.
  @Help("trusts the key that somebody shows now, like /trust at the prompt")
  @Example(in = "parley trust accept bob --as alice")
  record Accept(
      Nickname nick,
      @Help("your nickname, PARLEY_NICK or what is settled if left out") @Option
          @Nullable Nickname as)
      implements TrustCommand {}

  /// Forgets somebody's key, or the server's.
  @Help("forgets a key: the next one that he shows is taken for his, as at the first time")
  @Example(in = "parley trust forget bob --as alice")
  @Example(in = "parley trust forget server --as alice")
  record Forget(
      @Help("a nickname, or the word server") @Name("NICK|server") String who,
      @Help("your nickname, PARLEY_NICK or what is settled if left out") @Option
          @Nullable Nickname as)
      implements TrustCommand {}
}
