package chat.parley.testkit.examples;

import chat.parley.api.Client;
import chat.parley.api.Event;
import chat.parley.api.Kind;
import chat.parley.api.Message;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.BotSetup;
import chat.parley.api.bot.Chat;
import chat.parley.api.command.Command;
import chat.parley.api.command.Default;
import chat.parley.api.command.Example;
import chat.parley.api.command.Help;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Name;
import chat.parley.api.command.Rest;
import chat.parley.api.plugin.MessageFilter;
import chat.parley.api.plugin.Notices;
import chat.parley.api.plugin.ParleyPlugin;
import chat.parley.api.plugin.PluginModule;
import chat.parley.api.plugin.Scheduler;
import chat.parley.api.plugin.Store;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Consumer;

/// A plugin as an author would write it: a list of things to do, a reminder, an answer to those who
/// greet, and none to those who whisper.
@ParleyPlugin(id = "todo", version = "1.0.0", description = "keeps a list of what is to be done")
public final class TodoPlugin extends PluginModule {

  /// Made by the host.
  public TodoPlugin() {}

  @Override
  protected void setUp() {
    command(TodoCommand.class);
    bot("todo", TodoBot.class);
    bot("planner", Planner.class);
    on(Event.Received.class, Greeter.class);
    on(Event.Joined.class, Door.class);
    filter(Whispers.class);
    config(Settings.class);
  }

  /// What can be set in `todo.toml`.
  ///
  /// @param greeting what those hear who greet
  /// @param door whether it says who comes
  public record Settings(
      @Default("hello yourself") String greeting, @Default("false") boolean door) {}

  sealed interface Todo {

    @Help("adds an item")
    @Example(in = "/todo add milk", out = "added: milk")
    record Add(@Rest String text) implements Todo {}

    @Help("shows the list")
    @Example(in = "/todo list", out = "milk")
    record List() implements Todo {}

    @Help("reminds of something in a while")
    @Example(in = "/todo remind 10m tea")
    record Remind(Duration in, @Rest String text) implements Todo {}

    @Help("never comes to its end")
    record Brood() implements Todo {}
  }

  @Name("todo")
  @Help("keeps a list of what is to be done")
  static final class TodoCommand implements Command<Todo> {

    private static final Todo.Add NOTHING = new Todo.Add("nothing");

    private final Store store;
    private final Scheduler scheduler;
    private final Client client;

    @Inject
    TodoCommand(Store store, Scheduler scheduler, Client client) {
      this.store = store;
      this.scheduler = scheduler;
      this.client = client;
    }

    @Override
    public void run(Todo call, Invocation in) throws Exception {
      switch (call) {
        case Todo.Add add when add.equals(NOTHING) -> in.reply("nothing to do");
        case Todo.Add(var text) -> {
          store.put(text, "");
          in.reply("added: " + text);
        }
        case Todo.List() -> in.reply(String.join(", ", store.entries("").keySet()));
        case Todo.Remind(var delay, var text) -> {
          var _ = scheduler.after(delay, () -> in.reply("remember: " + text));
        }
        case Todo.Brood() -> {
          var _ = client.await(Event.ServerLost.class, _ -> false, Duration.ofHours(1));
        }
      }
    }
  }

  static final class Greeter implements Consumer<Event.Received> {

    private final Client client;
    private final Settings settings;

    @Inject
    Greeter(Client client, Settings settings) {
      this.client = client;
      this.settings = settings;
    }

    @Override
    public void accept(Event.Received received) {
      if (received.message().text().equals("hello plugin")) {
        var _ = client.send(received.message().from(), settings.greeting());
      }
    }
  }

  static final class Door implements Consumer<Event.Joined> {

    private final Notices notices;
    private final Settings settings;

    @Inject
    Door(Notices notices, Settings settings) {
      this.notices = notices;
      this.settings = settings;
    }

    @Override
    public void accept(Event.Joined joined) {
      if (settings.door() && joined.entry().kind() == Kind.HUMAN) {
        notices.tell("%s is here".formatted(joined.entry().nickname()));
      }
    }
  }

  static final class Whispers implements MessageFilter {

    private final Client client;

    @Inject
    Whispers(Client client) {
      this.client = client;
    }

    @Override
    public boolean shows(Message message) {
      if (message.text().startsWith("hmm")) {
        ponder();
      }
      return !message.text().startsWith("psst");
    }

    private void ponder() {
      try {
        var _ = client.await(Event.ServerLost.class, _ -> false, Duration.ofHours(1));
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  static final class Planner implements BotSetup {

    private final Store store;

    @Inject
    Planner(Store store) {
      this.store = store;
    }

    @Override
    public void setUp(Bot bot) {
      bot.about("plans things to do").command("plan", "plans one", this::plan).durable();
    }

    private void plan(Chat chat) {
      Day day = chat.once("day", () -> new Day(chat.with().shown()));
      String what = chat.ask("What is to be done?");
      String when = chat.ask("When?");
      chat.say(
          chat.once(
              "add",
              () -> {
                store.put("%s at %s".formatted(what, when), day.of());
                return "planned: %s at %s".formatted(what, when);
              }));
    }
  }

  /// Whose day it is.
  record Day(String of) {}

  static final class TodoBot implements BotSetup {

    private final Store store;

    @Inject
    TodoBot(Store store) {
      this.store = store;
    }

    @Override
    public void setUp(Bot bot) {
      bot.about("keeps the list of its host")
          .command("list", "shows the list", chat -> chat.say(list()))
          .command("clear", "clears the list", this::clear)
          .hears(
              "^fail$",
              (_, _) -> {
                throw new IllegalStateException("broken on purpose");
              });
    }

    private String list() {
      return "to do: " + String.join(", ", store.entries("").keySet());
    }

    private void clear(Chat chat) {
      if (chat.confirm("All of it?")) {
        store.entries("").keySet().forEach(store::remove);
        chat.say("cleared");
      }
    }
  }
}
