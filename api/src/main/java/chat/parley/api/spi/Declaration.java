package chat.parley.api.spi;

import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.api.bot.BotSetup;
import chat.parley.api.command.Command;
import chat.parley.api.hook.TransportHook;
import chat.parley.api.plugin.MessageFilter;
import chat.parley.api.server.Admission;
import chat.parley.api.server.ServerEvent;
import java.util.function.Consumer;

/// One thing that a plugin adds, as its module has named it.
public sealed interface Declaration {

  /// A command.
  record OfCommand(Class<? extends Command<?>> type) implements Declaration {}

  /// A handler of a client's events.
  record OfHandler<E extends Event>(Class<E> event, Class<? extends Consumer<? super E>> type)
      implements Declaration {}

  /// A say in which messages are told.
  record OfFilter(Class<? extends MessageFilter> type) implements Declaration {}

  /// A handler of a server's events.
  record OfServerHandler<E extends ServerEvent>(
      Class<E> event, Class<? extends Consumer<? super E>> type) implements Declaration {}

  /// A say in who may register.
  record OfAdmission(Class<? extends Admission> type) implements Declaration {}

  /// A hook on the way of what is sent and received.
  record OfHook(Class<? extends TransportHook> type) implements Declaration {}

  /// A bot with a client of its own.
  record OfBot(Nickname nickname, Class<? extends BotSetup> type) implements Declaration {}

  /// What runs once when the plugin is switched on.
  record OfStart(Class<? extends Runnable> type) implements Declaration {}

  /// A configuration.
  record OfConfig(Class<? extends Record> type) implements Declaration {}

  /// A type that other plugins may inject.
  record OfExport(Class<?> type) implements Declaration {}
}
