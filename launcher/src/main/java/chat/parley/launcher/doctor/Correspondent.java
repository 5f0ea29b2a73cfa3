package chat.parley.launcher.doctor;

import chat.parley.api.Entry;
import chat.parley.api.KnownKey;
import chat.parley.api.Nickname;
import chat.parley.engine.store.PastMessage;
import chat.parley.engine.store.PastMessage.Fate;
import chat.parley.launcher.text.Stamps;
import chat.parley.launcher.text.TableText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody else: his entry, his key, and what became of the messages to him.
public final class Correspondent {

  private Correspondent() {}

  /// What the table says of somebody.
  ///
  /// @param entry his entry, or null
  public static Finding entry(@Nullable Entry entry, Nickname other) {
    if (entry == null) {
      return Finding.broken(
          "entry",
          "there is no %s at this server".formatted(other),
          "parley who shows all; nicknames are there from their first join on");
    }
    return present(entry)
        .with("nickname", other.shown())
        .with("presence", TableText.word(entry.presence()))
        .with("address", entry.address())
        .with("status", entry.status());
  }

  private static Finding present(Entry entry) {
    Nickname other = entry.nickname();
    return switch (entry.presence()) {
      case OFFLINE ->
          Finding.note(
              "entry",
              "%s is offline".formatted(other),
              "what you send now waits at the server until he is back");
      case AWAY -> Finding.ok("entry", "%s is away, at %s".formatted(other, entry.address()));
      case ONLINE -> Finding.ok("entry", "%s is online, at %s".formatted(other, entry.address()));
    };
  }

  /// Whether the key that somebody shows is trusted.
  ///
  /// @param known the one that is known, or null
  /// @param looksLike whom his nickname looks like, or nothing
  public static Finding key(
      Entry entry, @Nullable KnownKey known, String looksLike, Stamps stamps) {
    return trusted(entry, known, looksLike, stamps)
        .with("known", known != null)
        .with("verified", known != null && known.isVerified())
        .with("fingerprint", entry.fingerprint());
  }

  private static Finding trusted(
      Entry entry, @Nullable KnownKey known, String looksLike, Stamps stamps) {
    Nickname other = entry.nickname();
    if (!looksLike.isEmpty()) {
      return Finding.broken(
          "key",
          "%s looks like %s, whose key is known, and is somebody else".formatted(other, looksLike),
          "if that is right: parley trust accept %s".formatted(other));
    }
    if (known == null) {
      return Finding.ok("key", "not known before; it is taken for that of %s".formatted(other));
    }
    String since = stamps.of(known.since());
    if (!known.fingerprint().equals(entry.fingerprint())) {
      return Finding.broken(
          "key",
          "%s shows another key than the one known since %s".formatted(other, since),
          "ask %s whether that is right; then parley trust accept %s, and parley verify %s"
              .formatted(other, other, other));
    }
    return known.isVerified()
        ? Finding.ok("key", "known since %s, and verified".formatted(since))
        : Finding.ok("key", "known since %s; parley verify %s compares it".formatted(since, other));
  }

  /// What has become of what was sent to somebody, and whether he was ever heard.
  ///
  /// @param past all with him, the oldest first
  public static Finding messages(List<PastMessage> past, Nickname other, Stamps stamps) {
    return fate(past, other, stamps)
        .with("outbox", having(past, Fate.PENDING).size())
        .with("stored", having(past, Fate.STORED).size())
        .with("sent", time(lastOf(past, true)))
        .with("received", time(lastOf(past, false)));
  }

  private static Finding fate(List<PastMessage> past, Nickname other, Stamps stamps) {
    List<PastMessage> waiting = having(past, Fate.PENDING);
    if (!waiting.isEmpty()) {
      return Finding.note(
          "messages",
          "%d to %s are on their way, the first since %s"
              .formatted(waiting.size(), other, stamps.of(waiting.getFirst().at())),
          "they go out by themselves as soon as %s or the server answers".formatted(other));
    }
    List<PastMessage> stored = having(past, Fate.STORED);
    if (!stored.isEmpty()) {
      return Finding.note(
          "messages",
          "%d to %s wait at the server, the first since %s; what others sent him is not told"
              .formatted(stored.size(), other, stamps.of(stored.getFirst().at())),
          "%s gets them by joining".formatted(other));
    }
    PastMessage heard = lastOf(past, false);
    PastMessage said = lastOf(past, true);
    if (said != null && said.fate() == Fate.FAILED) {
      return Finding.note(
          "messages",
          "the last one to %s, of %s, has failed".formatted(other, stamps.of(said.at())),
          "parley log --with %s shows it".formatted(other));
    }
    return Finding.ok(
        "messages",
        "last sent %s, last received %s; none waits"
            .formatted(when(said, stamps), when(heard, stamps)));
  }

  private static List<PastMessage> having(List<PastMessage> past, Fate fate) {
    return past.stream().filter(it -> it.fate() == fate).toList();
  }

  private static @Nullable PastMessage lastOf(List<PastMessage> past, boolean isOwn) {
    return past.reversed().stream().filter(it -> it.isOwn() == isOwn).findFirst().orElse(null);
  }

  private static String when(@Nullable PastMessage message, Stamps stamps) {
    return message == null ? "never" : stamps.of(message.at());
  }

  private static String time(@Nullable PastMessage message) {
    return message == null ? "" : message.at().toString();
  }
}
