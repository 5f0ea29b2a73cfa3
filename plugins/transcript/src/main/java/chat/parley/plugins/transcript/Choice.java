package chat.parley.plugins.transcript;

import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.Store;
import jakarta.inject.Inject;
import java.util.List;

/// Which conversations are written down; on disk.
///
/// Safe for use by any thread.
final class Choice {

  /// What stands under all conversations together; no target is called so.
  private static final String ALL = "all conversations";

  private static final String ON = "on/";
  private static final String OFF = "off/";

  private final Store store;
  private final TranscriptConfig config;
  private final Interest interest = Interest.inAll();

  @Inject
  Choice(Store store, TranscriptConfig config) {
    this.store = store;
    this.config = config;
  }

  /// In what happens, as long as anything is written down.
  Interest interest() {
    return interest;
  }

  /// Knows from now on what the version before has left.
  synchronized void note() {
    interest.set(!store.entries(ON).isEmpty());
  }

  /// Whether this conversation is.
  synchronized boolean has(Target conversation) {
    return hasAll()
        ? store.get(OFF + key(conversation)).isEmpty()
        : store.get(ON + key(conversation)).isPresent();
  }

  /// Whether it is also written down what becomes of what we say in this conversation.
  boolean hasDeliveries(Target conversation) {
    return config.deliveries() && has(conversation);
  }

  private boolean hasAll() {
    return store.get(ON + ALL).isPresent();
  }

  synchronized void add(Target conversation) {
    if (hasAll()) {
      store.remove(OFF + key(conversation));
    } else {
      store.put(ON + key(conversation), conversation.toString());
    }
    note();
  }

  synchronized void addAll() {
    clear();
    store.put(ON + ALL, ALL);
    note();
  }

  /// Whether it had been.
  synchronized boolean remove(Target conversation) {
    boolean was = has(conversation);
    if (hasAll()) {
      store.put(OFF + key(conversation), conversation.toString());
    } else {
      store.remove(ON + key(conversation));
    }
    note();
    return was;
  }

  synchronized void clear() {
    store.entries(ON).keySet().forEach(store::remove);
    store.entries(OFF).keySet().forEach(store::remove);
    note();
  }

  /// All of them, as they are shown.
  synchronized List<String> chosen() {
    return List.copyOf(store.entries(ON).values());
  }

  /// Those that are not, where all the others are.
  synchronized List<String> left() {
    return List.copyOf(store.entries(OFF).values());
  }

  private static String key(Target conversation) {
    return conversation instanceof Nickname nickname ? nickname.key() : conversation.toString();
  }
}
