package chat.parley.plugins.away;

import chat.parley.api.Client;
import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.Store;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Whether we are away, on disk: it ends with `/back`, not with the client.
///
/// Safe for use by any thread.
final class Absence {

  private static final String SINCE = "since";
  private static final String TEXT = "text";
  private static final String BY_ITSELF = "by-itself";
  private static final String STATUS_BEFORE = "status-before";
  private static final String ANSWERED = "answered/";

  private final Client client;
  private final Store store;
  private final InstantSource clock;
  private final Interest interest = Interest.inAll();

  /// One time that we are away.
  ///
  /// @param byItself whether nobody has typed it
  record Away(Instant since, String text, boolean byItself) {}

  @Inject
  Absence(Client client, Store store, InstantSource clock) {
    this.client = client;
    this.store = store;
    this.clock = clock;
  }

  /// In messages, as long as we are away.
  Interest interest() {
    return interest;
  }

  private synchronized void note() {
    interest.set(store.get(SINCE).isPresent());
  }

  /// How we are away, if we are.
  synchronized Optional<Away> now() {
    return store
        .get(SINCE)
        .map(since ->
            new Away(
                Instant.parse(since),
                store.get(TEXT).orElse(""),
                store.get(BY_ITSELF).isPresent()));
  }

  /// Goes away, or is away with another text.
  ///
  /// @param byItself whether nobody has typed it
  /// @throws IllegalArgumentException when the text is too long for a status
  void begin(String text, boolean byItself) {
    Entry own = client.table().get(client.nickname());
    client.present(Presence.AWAY, text);
    note(text, byItself, own == null ? "" : own.status());
  }

  private synchronized void note(String text, boolean byItself, String statusBefore) {
    boolean isNew = now().isEmpty();
    if (isNew) {
      store.put(STATUS_BEFORE, statusBefore);
    }
    if (byItself) {
      store.put(BY_ITSELF, "");
    } else {
      store.remove(BY_ITSELF);
    }
    store.put(TEXT, text);
    if (isNew) {
      store.put(SINCE, clock.instant().toString());
    }
    note();
  }

  /// Is away still, beside a client that has been started again and is online therefore.
  Optional<Away> goOn() {
    note();
    Optional<Away> away = now();
    away.ifPresent(it -> client.present(Presence.AWAY, it.text()));
    return away;
  }

  /// Comes back.
  ///
  /// @return who was told that we were away
  synchronized List<Nickname> end() {
    client.present(Presence.ONLINE, store.get(STATUS_BEFORE).orElse(""));
    store.remove(SINCE);
    note();
    List<Nickname> told =
        store.entries(ANSWERED).keySet().stream()
            .map(key -> Nickname.of(key.substring(ANSWERED.length())))
            .toList();
    told.forEach(nickname -> store.remove(ANSWERED + nickname.key()));
    return told;
  }

  /// Whether somebody is still to be told that we are away; he has been from now on.
  synchronized boolean isFirstOf(Nickname nickname) {
    String key = ANSWERED + nickname.key();
    if (store.get(key).isPresent()) {
      return false;
    }
    store.put(key, "");
    return true;
  }
}
