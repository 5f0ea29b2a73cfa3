package chat.parley.launcher.doctor;

import chat.parley.api.Client;
import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.engine.store.PastMessage;
import chat.parley.launcher.text.Stamps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The steps between the server and somebody else.
public final class Correspondent {

  private Correspondent() {}

  /// What the server says of us.
  public static Finding registration(Client client) {
    String us = client.nickname().shown();
    if (!client.isRegistered()) {
      return Finding.broken(
          "registered",
          "the server does not answer %s; the last table known has %d nicknames"
              .formatted(us, client.table().size()),
          "see the step before; the server may have a team key that is not here");
    }
    return Finding.ok("registered", "as %s, in a table of %d".formatted(us, client.table().size()));
  }

  /// What the table says of somebody.
  public static Finding entry(Client client, Nickname other) {
    Entry entry = client.table().get(other);
    if (entry == null) {
      return Finding.broken(
          "table",
          "there is no %s at this server".formatted(other),
          "parley who shows all; nicknames are there from their first join on");
    }
    return switch (entry.presence()) {
      case OFFLINE ->
          Finding.note(
              "table",
              "%s is offline".formatted(other),
              "what you send now waits at the server until he is back");
      case AWAY -> Finding.ok("table", "%s is away, at %s".formatted(other, entry.address()));
      case ONLINE -> Finding.ok("table", "%s is online, at %s".formatted(other, entry.address()));
    };
  }

  /// What has become of what was sent to somebody, and whether he was ever heard.
  ///
  /// @param past all with him, the oldest first
  public static Finding messages(List<PastMessage> past, Nickname other, Stamps stamps) {
    List<PastMessage> waiting =
        past.stream().filter(it -> it.fate() == PastMessage.Fate.PENDING).toList();
    if (!waiting.isEmpty()) {
      return Finding.note(
          "messages",
          "%d to %s are on their way, the first since %s"
              .formatted(waiting.size(), other, stamps.of(waiting.getFirst().at())),
          "they go out by themselves as soon as %s or the server answers".formatted(other));
    }
    PastMessage heard = lastOf(past, false);
    PastMessage said = lastOf(past, true);
    if (said != null && said.fate() == PastMessage.Fate.FAILED) {
      return Finding.note(
          "messages",
          "the last one to %s, of %s, has failed".formatted(other, stamps.of(said.at())),
          "parley log --with %s shows it".formatted(other));
    }
    return Finding.ok(
        "messages",
        "last sent %s, last received %s".formatted(when(said, stamps), when(heard, stamps)));
  }

  private static @Nullable PastMessage lastOf(List<PastMessage> past, boolean isOwn) {
    return past.reversed().stream().filter(it -> it.isOwn() == isOwn).findFirst().orElse(null);
  }

  private static String when(@Nullable PastMessage message, Stamps stamps) {
    return message == null ? "never" : stamps.of(message.at());
  }
}
