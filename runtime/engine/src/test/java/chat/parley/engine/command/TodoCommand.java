package chat.parley.engine.command;

import chat.parley.api.command.Command;
import chat.parley.api.command.Default;
import chat.parley.api.command.Example;
import chat.parley.api.command.Flag;
import chat.parley.api.command.Help;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Name;
import chat.parley.api.command.Range;
import chat.parley.api.command.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The command of the examples: a list of what is to do.
@Name("todo")
@Help("keeps a list")
@Example(in = "/todo add milk", out = "added: milk")
final class TodoCommand implements Command<TodoCommand.Todo> {

  private final List<String> items = new ArrayList<>();

  /// What can be said.
  @Example(in = "/todo show")
  sealed interface Todo {

    /// Adds.
    @Help("adds an item")
    @Example(in = "/todo add two eggs", out = "added: two eggs")
    record Add(@Rest String text) implements Todo {}

    /// Ticks off.
    @Help("ticks an item off")
    record Done(@Range(min = 1, max = 99) int number, @Flag boolean quiet) implements Todo {}

    /// Shows.
    @Help("shows the list")
    record Show(@Default("10") int itemsMax) implements Todo {}
  }

  @Override
  public void run(Todo call, Invocation in) {
    switch (call) {
      case Todo.Add(String text) -> {
        items.add(text);
        in.reply("added: " + text);
      }
      case Todo.Done(int number, boolean quiet) -> {
        if (number > items.size()) {
          throw new IllegalArgumentException("there is no item " + number);
        }
        String item = items.remove(number - 1);
        if (!quiet) {
          in.reply("done: " + item);
        }
      }
      case Todo.Show(int itemsMax) -> {
        List<String> shown = items.subList(0, Math.min(itemsMax, items.size()));
        in.reply(String.join("\n", shown), Map.of("items", List.copyOf(shown)));
      }
    }
  }
}
