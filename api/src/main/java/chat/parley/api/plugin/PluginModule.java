package chat.parley.api.plugin;

import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.api.bot.BotSetup;
import chat.parley.api.command.Command;
import chat.parley.api.hook.TransportHook;
import chat.parley.api.server.Admission;
import chat.parley.api.server.ServerEvent;
import chat.parley.api.spi.ConfigSource;
import chat.parley.api.spi.Declaration;
import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The one class that makes a jar a plugin: says what it adds, and binds what that is made of.
///
/// ```java
/// @ParleyPlugin(id = "todo", version = "1.2.0", description = "keeps a list for each of us")
/// public final class TodoPlugin extends PluginModule {
///   @Override
///   protected void setUp() {
///     command(TodoCommand.class);
///     on(Event.Received.class, Greeter.class);
///     config(TodoConfig.class);
///   }
/// }
/// ```
///
/// It is a Guice module with an injector of its own, in which the host has bound what a plugin may
/// use: [PluginInfo], [Store], [Scheduler], [Notices], `@`[DataDir] [java.nio.file.Path],
/// [java.time.InstantSource], `org.slf4j.Logger`, and beside a client [chat.parley.api.Client],
/// beside a server [chat.parley.api.server.Server]. What is named here is made once for each load,
/// and closed in reverse order with the plugin if it is [AutoCloseable].
public abstract class PluginModule extends AbstractModule {

  private final List<Declaration> declarations = new ArrayList<>();
  private Side side = Side.CLIENT;

  /// Made by the host, once for each load, through a constructor without parameters.
  protected PluginModule() {}

  /// Names what the plugin adds, and binds what it needs.
  protected abstract void setUp();

  /// Calls [#setUp].
  @Override
  protected final void configure() {
    setUp();
  }

  /// Where the plugin is loaded. What is named for the other side is left out by itself; this is
  /// for bindings that one side alone has.
  protected final Side side() {
    return side;
  }

  /// Says where the plugin is loaded; for the host, before anything is set up.
  public final void beside(Side loadedSide) {
    side = loadedSide;
  }

  /// Adds a command to the prompt of a client, and to the shell; a server has no prompt. A call is
  /// interrupted after a minute, which counts as a failure of the plugin, as does what it throws
  /// but [IllegalArgumentException].
  protected final void command(Class<? extends Command<?>> command) {
    if (side == Side.CLIENT) {
      declare(new Declaration.OfCommand(command), command);
    }
  }

  /// Calls a handler with each event of this type, on virtual threads, in order, as
  /// [chat.parley.api.Client#on] promises. A call may block, but is interrupted after 10 seconds;
  /// that, and whatever it throws, counts as a failure of the plugin, and the third one within an
  /// hour switches it off. When the plugin is replaced, events wait for the new version.
  ///
  /// What a plugin hears takes nothing from the owner of the client: a message counts as shown only
  /// when his own handlers have returned from it, so after a restart it may come to the plugin
  /// again.
  protected final <E extends Event> void on(
      Class<E> type, Class<? extends Consumer<? super E>> handler) {
    if (side == Side.CLIENT) {
      declare(new Declaration.OfHandler<>(type, handler), handler);
    }
  }

  /// Gives a say in which of the messages that come in are told. When the plugin is replaced,
  /// messages wait for the new version.
  protected final void filter(Class<? extends MessageFilter> filter) {
    if (side == Side.CLIENT) {
      declare(new Declaration.OfFilter(filter), filter);
    }
  }

  /// Calls a handler with each event of this type at the server, on virtual threads, in order.
  protected final <E extends ServerEvent> void onServer(
      Class<E> type, Class<? extends Consumer<? super E>> handler) {
    if (side == Side.SERVER) {
      declare(new Declaration.OfServerHandler<>(type, handler), handler);
    }
  }

  /// Adds a say in who may register at the server. A call is interrupted after two seconds, which
  /// counts as a refusal and as a failure of the plugin, as does what it throws. As long as the
  /// plugin should run and does not, since it has failed too often, nobody is admitted.
  protected final void admission(Class<? extends Admission> admission) {
    if (side == Side.SERVER) {
      declare(new Declaration.OfAdmission(admission), admission);
    }
  }

  /// Adds a bot: a nickname of its own, with a client of its own at the server of the host's
  /// neighbour, and keys and messages in the plugin's data. It runs from when the plugin is
  /// switched on, and the server can be reached, until it is unloaded: then its conversations are
  /// interrupted. A reload starts it anew, and what it was not done with comes again. What a
  /// handler throws counts as a failure of the plugin; it may take as long as it likes.
  ///
  /// A nickname belongs to who has it first: of several hosts with this plugin at one server, only
  /// one has the bot.
  ///
  /// @throws IllegalArgumentException when it is no nickname
  protected final void bot(String nickname, Class<? extends BotSetup> setup) {
    declare(new Declaration.OfBot(Nickname.of(nickname), setup), setup);
  }

  /// Puts a hook on the way of what is sent and received.
  protected final void hook(Class<? extends TransportHook> hook) {
    declare(new Declaration.OfHook(hook), hook);
  }

  /// Runs this once when the plugin is switched on: after everything else that is named here has
  /// been made and registered, and after the version before has been closed. The place to open what
  /// only one can have, such as a port; a constructor would still meet the version before. What
  /// throws here, or takes longer than 10 seconds, is not loaded.
  protected final void start(Class<? extends Runnable> task) {
    declare(new Declaration.OfStart(task), task);
  }

  /// Reads the plugin's configuration into this record, which can then be injected: the file
  /// `ID.toml` in the folder `config`, each component a key written with dashes (`repliesMax` is
  /// `replies-max`). A component is a String, int, long, double, boolean, Duration, Nickname,
  /// Target, Room, Path or enum, a List of these, or a record of its own, which is a table. A
  /// component's `@`[chat.parley.api.command.Default] stands in for a missing key; its
  /// `@`[chat.parley.api.command.Range] is checked, and the record's own constructor may refuse the
  /// rest with an [IllegalArgumentException].
  protected final <R extends Record> void config(Class<R> type) {
    declarations.add(new Declaration.OfConfig(type));
    Provider<ConfigSource> source = getProvider(ConfigSource.class);
    bind(type).toProvider(() -> source.get().read(type));
  }

  /// Lets plugins that need this one inject this type, which must be bound.
  protected final void export(Class<?> type) {
    declarations.add(new Declaration.OfExport(type));
  }

  private void declare(Declaration declaration, Class<?> made) {
    declarations.add(declaration);
    bind(made).in(Scopes.SINGLETON);
  }

  /// What [#setUp] has named so far, in that order; for the host.
  public final List<Declaration> declarations() {
    return List.copyOf(declarations);
  }
}
