package chat.parley.launcher.rpc;

import chat.parley.api.Client;
import chat.parley.api.Event;
import chat.parley.api.Subscription;
import java.util.List;

/// What a program is told without having to answer.
final class Notices {

  private Notices() {}

  /// Tells of who comes and goes, of the server, and of deliveries, until these are closed.
  static List<Subscription> tell(Client client, LineWriter writer) {
    // Each type by itself: whoever listens to all events takes the messages as well.
    return List.of(
        client.on(
            Event.Joined.class,
            it -> writer.write(Shapes.notification("joined", Shapes.entry(it.entry())))),
        client.on(
            Event.Left.class,
            it ->
                writer.write(
                    Shapes.notification(
                        "left", Shapes.object().put("nick", it.nickname().shown())))),
        client.on(Event.ServerLost.class, _ -> server(writer, "down")),
        client.on(Event.ServerBack.class, _ -> server(writer, "up")),
        client.on(
            Event.DeliveryChanged.class,
            it ->
                writer.write(
                    Shapes.notification(
                        "delivery",
                        Shapes.delivery(it.id(), it.recipient().shown(), it.state())))));
  }

  private static void server(LineWriter writer, String state) {
    writer.write(Shapes.notification("server", Shapes.object().put("state", state)));
  }
}
