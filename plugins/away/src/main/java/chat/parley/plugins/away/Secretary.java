package chat.parley.plugins.away;

import chat.parley.api.Client;
import chat.parley.api.Event;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.Interested;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Consumer;

/// Tells people who write to us that we are away: each once for each time that we are, and no
/// programs, so that two who are away have soon told each other everything.
final class Secretary implements Consumer<Event.Received>, Interested {

  /// What a line begins with that nobody has typed.
  static final String MARK = "[auto-reply]";

  private final Client client;
  private final Absence absence;
  private final AwayConfig config;

  @Inject
  Secretary(Client client, Absence absence, AwayConfig config) {
    this.client = client;
    this.absence = absence;
    this.config = config;
  }

  @Override
  public Interest interest() {
    return absence.interest();
  }

  @Override
  public void accept(Event.Received received) {
    Message message = received.message();
    Optional<Absence.Away> away = absence.now();
    boolean isMeant =
        config.reply()
            && away.isPresent()
            && message.to() instanceof Nickname
            && !message.fromBot()
            && !message.from().equals(client.nickname())
            && !message.text().startsWith(MARK)
            // Who wrote before we went has not been left waiting.
            && !message.receivedAt().isBefore(away.get().since());
    if (isMeant && absence.isFirstOf(message.from())) {
      String text = "%s %s is away: %s".formatted(MARK, client.nickname(), away.get().text());
      var _ = client.send(message.from(), text);
    }
  }
}
