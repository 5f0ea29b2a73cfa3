package chat.parley.engine.chat;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that is done once in a conversation.
///
/// @param key names it in the conversation
/// @param action does it, and is given the name that it has towards other systems
/// @param loader knows the types of what it gives; null for those of the platform
public record Effect<T extends @Nullable Object>(
    String key, Function<? super String, ? extends T> action, @Nullable ClassLoader loader) {

  static <T extends @Nullable Object> Effect<T> of(String key, Supplier<? extends T> action) {
    return new Effect<>(key, _ -> action.get(), action.getClass().getClassLoader());
  }

  static <T extends @Nullable Object> Effect<T> of(
      String key, Function<? super String, ? extends T> action) {
    return new Effect<>(key, action, action.getClass().getClassLoader());
  }
}
