package chat.parley.engine.client;

import chat.parley.api.Event;
import java.util.function.Consumer;

/// Somebody who hears what a client tells, beside its owner.
///
/// @param <E> the events that it is told
@FunctionalInterface
public interface Companion<E extends Event> extends Consumer<E> {

  /// Whether it is to be told this. Called where the event happens; must not wait.
  default boolean wants(E event) {
    return true;
  }

  /// Whether it may be told a little later.
  default boolean isAtLeisure() {
    return false;
  }
}
