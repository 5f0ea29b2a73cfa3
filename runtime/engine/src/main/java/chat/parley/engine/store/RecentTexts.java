package chat.parley.engine.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What was last read from a store: plugins ask for the same few keys with every message.
///
/// Guarded by the store's monitor.
final class RecentTexts {

  private static final int KEYS_MAX = 256;
  private static final int LENGTH_MAX = 4_096;

  private final Map<String, Optional<String>> texts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
          return size() > KEYS_MAX;
        }
      };

  /// What stands under this key, if something does.
  ///
  /// @param reading asked when it is not known
  Optional<String> get(String key, Function<String, Optional<String>> reading) {
    Optional<String> known = texts.get(key);
    if (known != null) {
      return known;
    }
    Optional<String> read = reading.apply(key);
    if (read.map(String::length).orElse(0) <= LENGTH_MAX) {
      texts.put(key, read);
    }
    return read;
  }

  /// Something else stands there now.
  void forget(String key) {
    texts.remove(key);
  }
}
