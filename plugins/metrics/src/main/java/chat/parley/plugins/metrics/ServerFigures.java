package chat.parley.plugins.metrics;

import chat.parley.api.Presence;
import chat.parley.api.server.Server;
import chat.parley.api.server.ServerEvent;
import io.micrometer.core.instrument.Counter;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The figures of a server: counts what it tells, and asks it for the rest when somebody wants to
/// know.
///
/// Safe for use by any thread.
final class ServerFigures implements Observed, Consumer<ServerEvent> {

  private static final String PREFIX = "parley.server";

  private final Server server;
  private final Counter joinedNew;
  private final Counter joinedAgain;
  private final Counter leftWithGoodbye;
  private final Counter leftWithout;
  private final Counter refused;
  private final Counter mailsKept;
  private final Counter mailKeptBytes;
  private final Counter mailsGiven;

  @Inject
  ServerFigures(Meters meters, Server server) {
    this.server = server;
    String joined = PREFIX + ".joined";
    String joinedHelp = "how often somebody came online, and whether his nickname was a new one";
    joinedNew = meters.counter(joined, joinedHelp, "new", "true");
    joinedAgain = meters.counter(joined, joinedHelp, "new", "false");
    String left = PREFIX + ".left";
    String leftHelp = "how often somebody went offline, and whether he said so";
    leftWithGoodbye = meters.counter(left, leftHelp, "goodbye", "true");
    leftWithout = meters.counter(left, leftHelp, "goodbye", "false");
    refused = meters.counter(PREFIX + ".refused", "registrations that were refused");
    mailsKept = meters.counter(PREFIX + ".mails.kept", "mails that were put on the disk");
    mailKeptBytes = meters.bytes(PREFIX + ".mail.kept", "their bytes");
    mailsGiven =
        meters.counter(PREFIX + ".mails.given", "mails that have reached their recipients");
    meters.gauge(
        PREFIX + ".mails.waiting", "mails that wait for their recipients", server::mailWaiting);
    meters.table(PREFIX + ".table.entries", () -> server.table().values());
    meters.traffic(PREFIX, server::traffic);
  }

  @Override
  public void accept(ServerEvent event) {
    switch (event) {
      case ServerEvent.Joined(_, boolean isNew) -> (isNew ? joinedNew : joinedAgain).increment();
      case ServerEvent.Left(_, boolean goodbye) ->
          (goodbye ? leftWithGoodbye : leftWithout).increment();
      case ServerEvent.Refused _ -> refused.increment();
      case ServerEvent.MailKept(_, _, int bytes) -> {
        mailsKept.increment();
        mailKeptBytes.increment(bytes);
      }
      case ServerEvent.MailGiven(_, int count) -> mailsGiven.increment(count);
      case ServerEvent.TableChanged _ -> {
        // It is asked for when somebody wants to know.
      }
    }
  }

  /// Asks its node for something that only that knows.
  @Override
  public Optional<String> trouble() {
    var _ = server.traffic();
    return Optional.empty();
  }

  @Override
  public Map<String, Long> summary() {
    var figures = new LinkedHashMap<String, Long>();
    figures.put("joined", Math.round(joinedNew.count() + joinedAgain.count()));
    figures.put("left", Math.round(leftWithGoodbye.count() + leftWithout.count()));
    figures.put("refused", Math.round(refused.count()));
    figures.put("mails waiting", server.mailWaiting());
    figures.put("online", Meters.count(server.table().values(), Presence.ONLINE));
    return figures;
  }
}
