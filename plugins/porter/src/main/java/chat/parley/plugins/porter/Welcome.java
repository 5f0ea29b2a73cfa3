package chat.parley.plugins.porter;

import chat.parley.api.Client;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.server.Server;
import chat.parley.api.server.ServerEvent;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Welcomes those who come for the first time, under a nickname of its own.
final class Welcome implements Consumer<ServerEvent.Joined> {

  private final Server server;
  private final PorterConfig config;
  private @Nullable Client porter;

  @Inject
  Welcome(Server server, PorterConfig config) {
    this.server = server;
    this.config = config;
  }

  @Override
  public void accept(ServerEvent.Joined joined) {
    Nickname newcomer = joined.entry().nickname();
    if (joined.isNew() && !config.welcome().isEmpty() && !newcomer.equals(config.nickname())) {
      porter().send(newcomer, config.welcome());
    }
  }

  private Client porter() {
    Client connected = porter;
    if (connected == null) {
      try {
        connected = server.client(config.nickname().shown()).kind(Kind.BOT).connect();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted while the porter comes", e);
      }
      porter = connected;
    }
    return connected;
  }
}
