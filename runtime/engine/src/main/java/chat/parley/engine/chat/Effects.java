package chat.parley.engine.chat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was done once in a conversation that lives as long as its process.
///
/// Confined to the thread of the conversation.
public final class Effects {

  private final String conversation;
  private final Map<String, @Nullable Object> results = new HashMap<>();

  /// None yet.
  ///
  /// @param conversation names it towards other systems
  public Effects(String conversation) {
    this.conversation = conversation;
  }

  /// What the first call with this key has given.
  @SuppressWarnings({"unchecked", "NullAway"}) // One key names one effect, and T may be null.
  public <T extends @Nullable Object> T once(Effect<T> effect) {
    if (!results.containsKey(effect.key())) {
      results.put(
          effect.key(), effect.action().apply(IdempotencyKey.of(conversation, effect.key())));
    }
    return (T) results.get(effect.key());
  }
}
