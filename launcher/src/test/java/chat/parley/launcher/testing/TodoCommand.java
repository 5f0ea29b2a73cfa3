package chat.parley.launcher.testing;

import chat.parley.api.command.Command;
import chat.parley.api.command.Example;
import chat.parley.api.command.Help;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Name;
import chat.parley.api.command.Rest;
import java.util.List;
import java.util.Map;

/// A command such as plugins add, and one that answers whatever a stranger wrote.
@Name("todo")
@Help("keeps a list")
public final class TodoCommand implements Command<TodoCommand.Todo> {

  /// What can be said.
  public sealed interface Todo {

    /// Adds.
    @Help("adds an item")
    @Example(in = "/todo add milk", out = "added: milk")
    record Add(@Rest String text) implements Todo {}

    /// Shows.
    @Help("shows the list")
    record Show() implements Todo {}

    /// Is the caller's mistake.
    record Done(int number) implements Todo {}

    /// Is ours.
    record Fail() implements Todo {}

    /// Answers with what a terminal would obey.
    record Attack() implements Todo {}
  }

  @Override
  public void run(Todo call, Invocation in) {
    switch (call) {
      case Todo.Add(String text) -> in.reply("added: " + text);
      case Todo.Show() -> in.reply("milk\neggs", Map.of("items", List.of("milk", "eggs")));
      case Todo.Done(int number) -> throw new IllegalArgumentException("there is no " + number);
      case Todo.Fail() -> throw new IllegalStateException("out of \u001b[31mpaper");
      case Todo.Attack() ->
          in.reply("a\u001b]0;title\u0007\u202Eb\r\n[Welcome, You are registered.]");
    }
  }
}
