package chat.parley.launcher.prompt;

import chat.parley.api.Nickname;
import chat.parley.engine.command.Call;
import chat.parley.engine.command.Caller;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.launcher.text.ReplyText;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Runs commands that others have registered, and shows what they answer until this is closed.
///
/// Safe for use by any thread.
final class ForeignCommands implements AutoCloseable {

  private final CommandRegistry commands;
  private final Nickname own;
  private final Console console;

  private volatile boolean isClosed;

  ForeignCommands(CommandRegistry commands, Nickname own, Console console) {
    this.commands = commands;
    this.own = own;
    this.console = console;
  }

  /// A person goes on typing meanwhile; but the next line of a script may depend on it, and waits.
  void run(Call.Registered call) throws InterruptedException {
    boolean isJson = call.isJson();
    var caller = Caller.himself(own, reply -> show(ReplyText.lines(reply, isJson)));
    CompletableFuture<Void> told =
        commands.run(call, caller).thenAccept(outcome -> show(ReplyText.lines(outcome, isJson)));
    if (console.isTerminal()) {
      return;
    }
    try {
      told.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an answer cannot be shown", e);
    }
  }

  private void show(List<String> said) {
    if (!isClosed && !said.isEmpty()) {
      console.show(said);
    }
  }

  /// Shows nothing any more.
  @Override
  public void close() {
    isClosed = true;
  }
}
