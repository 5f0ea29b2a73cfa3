package chat.parley.plugins.metrics;

import chat.parley.api.Event;
import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.Interested;
import io.micrometer.core.instrument.Counter;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;

/// Why a client is not registered, when it is not; and how often it was, and the server was gone.
///
/// Safe for use by any thread.
final class Absence implements Consumer<Event>, Interested {

  private final Counter registrations;
  private final Counter losses;
  private volatile String reason = "it has not been registered yet";

  @Inject
  Absence(Meters meters) {
    registrations =
        meters.counter(ClientFigures.PREFIX + ".registrations", "how often it was registered");
    losses =
        meters.counter(ClientFigures.PREFIX + ".server.losses", "how often the server was gone");
  }

  @Override
  public Interest interest() {
    return Interest.in(
        List.of(
            Event.Registered.class,
            Event.ServerLost.class,
            Event.ServerNotResponding.class,
            Event.Refused.class,
            Event.Deregistered.class));
  }

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.Registered _ -> registrations.increment();
      case Event.ServerLost(boolean goodbye) -> {
        losses.increment();
        reason = goodbye ? "the server has said goodbye" : "the server is gone";
      }
      case Event.ServerNotResponding _ -> reason = "the server does not answer";
      case Event.Refused(var refusal, _) ->
          reason = "the server refuses it: " + Meters.word(refusal).replace('_', ' ');
      case Event.Deregistered _ -> reason = "it has left the server";
      default -> throw new IllegalArgumentException("not asked for: " + event);
    }
  }

  /// In half a sentence.
  String reason() {
    return reason;
  }
}
