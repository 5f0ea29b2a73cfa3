package chat.parley.engine.client;

import chat.parley.api.Message;
import chat.parley.api.plugin.MessageFilter;

/// A filter that says of itself whether it will ever answer.
///
/// [#shows] is called by one thread at a time, unless that is [stuck][#isStuck]; it never throws,
/// and may wait for what is not its own fault.
@FunctionalInterface
public interface Judge extends MessageFilter {

  /// Whether it has anything to do with this message; it is shown else. Never waits. Safe for use
  /// by any thread.
  default boolean wants(Message message) {
    return true;
  }

  /// Whether the call that runs has lasted too long to be waited for. The message that it is about
  /// is shown then. Safe for use by any thread.
  default boolean isStuck() {
    return false;
  }
}
