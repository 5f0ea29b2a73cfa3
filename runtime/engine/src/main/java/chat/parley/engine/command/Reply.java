package chat.parley.engine.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One answer of a command.
///
/// @param text for people; foreign, and not escaped
/// @param data the same for programs, in the order given
public record Reply(String text, Map<String, ?> data) {

  /// Copies the data.
  public Reply {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /// An answer that is nothing but its text.
  public static Reply of(String text) {
    return new Reply(text, Map.of("text", text));
  }
}
