package chat.parley.engine.plugin;

import chat.parley.api.Subscription;
import chat.parley.api.command.Command;
import chat.parley.api.hook.TransportHook;
import chat.parley.api.server.Admission;
import org.slf4j.LoggerFactory;

/// Where the host puts what plugins add. Closing what is answered takes it away again: no call
/// begins after that.
///
/// Commands are called through the plugin's [Guard], which measures them. All methods throw
/// [IllegalArgumentException] when there is no place for it, say because the word of a command is
/// taken; the message says why, and the plugin is not loaded.
public interface Extensions {

  /// Adds a command under its word. It is run with [Guard#run].
  Subscription command(Command<?> command, Guard guard);

  /// Adds a hook. It is called without the guard, since it is measured where it runs; its failures
  /// are told to [Guard#failed(String, String)].
  Subscription hook(TransportHook hook, Guard guard);

  /// Shows the owner of the host a line that a plugin tells him; writes it into the log unless
  /// there is a better place.
  ///
  /// @param plugin the plugin's id
  /// @param line without control characters
  default void notice(String plugin, String line) {
    LoggerFactory.getLogger("plugin." + plugin).warn("{}", line);
  }

  /// Adds a say in who may register. It is asked without more ado: it is measured already, and
  /// stays while the plugin is replaced.
  ///
  /// @param plugin its id
  Subscription admission(String plugin, Admission admission);
}
