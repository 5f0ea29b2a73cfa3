package chat.parley.plugins.transcript;

import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.api.plugin.Store;
import jakarta.inject.Inject;
import java.util.List;

/// Which conversations are written down; on disk.
///
/// Safe for use by any thread.
final class Choice {

  /// What stands under all conversations together; no target is called so.
  private static final String ALL = "all conversations";

  private static final String PREFIX = "on/";

  private final Store store;

  @Inject
  Choice(Store store) {
    this.store = store;
  }

  /// Whether this conversation is.
  boolean has(Target conversation) {
    return hasAll() || store.get(key(conversation)).isPresent();
  }

  boolean hasAll() {
    return store.get(PREFIX + ALL).isPresent();
  }

  void add(Target conversation) {
    store.put(key(conversation), conversation.toString());
  }

  void addAll() {
    store.put(PREFIX + ALL, ALL);
  }

  /// Whether it had been.
  boolean remove(Target conversation) {
    boolean was = store.get(key(conversation)).isPresent();
    store.remove(key(conversation));
    return was;
  }

  void clear() {
    store.entries(PREFIX).keySet().forEach(store::remove);
  }

  /// All of them, as they are shown.
  List<String> chosen() {
    return List.copyOf(store.entries(PREFIX).values());
  }

  private static String key(Target conversation) {
    return PREFIX
        + (conversation instanceof Nickname nickname ? nickname.key() : conversation.toString());
  }
}
