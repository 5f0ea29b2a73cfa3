package chat.parley.bench.ours;

import chat.parley.bench.part.Answering;
import chat.parley.bench.part.Part;
import chat.parley.core.server.MailLimits;
import chat.parley.core.server.NameLimits;
import chat.parley.core.server.ServerSettings;
import chat.parley.engine.server.RunningServer;
import chat.parley.engine.server.ServerOptions;
import java.io.IOException;

/// A Parley server on the loopback interface.
public final class Server {

  private static final String HOST = "127.0.0.1";

  private Server() {}

  /// The usual limits but for the share of one sender, who here sends for a whole crowd.
  static ServerSettings settings() {
    MailLimits usual = MailLimits.DEFAULT;
    return ServerSettings.DEFAULT.with(
        NameLimits.DEFAULT,
        new MailLimits(
            usual.perRecipient(),
            usual.bytesPerRecipient(),
            usual.perPair(),
            Integer.MAX_VALUE,
            usual.bytesTotal(),
            usual.bytesUnwritten(),
            usual.lifeMillis()));
  }

  /// A part that serves, and keeps what it must in `memory` or on `disk`.
  public static Part open(String keeping) throws IOException {
    Keeping kept = Keeping.of(keeping);
    var options =
        new ServerOptions(0, HOST, kept.path("server"), kept.isInMemory(), settings());
    RunningServer server = RunningServer.start(options, _ -> {});
    return new Answering(
        "%s:%d".formatted(HOST, server.port()),
        () -> {
          server.close();
          kept.close();
        });
  }
}
