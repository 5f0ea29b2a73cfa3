package chat.parley.engine.client;

import chat.parley.api.Delivery;
import chat.parley.api.Nickname;
import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.packet.Utf8;
import chat.parley.engine.net.NodeLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Hands texts to the node, and waits until they are in the outbox.
///
/// Safe for use by any thread but the loop.
final class Sending {

  private final NodeLoop driver;
  private final Deliveries deliveries;
  private final BooleanSupplier isOver;

  /// @param deliveries confined to the driver's loop
  /// @param isOver whether the client takes nothing more
  Sending(NodeLoop driver, Deliveries deliveries, BooleanSupplier isOver) {
    this.driver = driver;
    this.deliveries = deliveries;
    this.isOver = isOver;
  }

  /// Sends a copy to each recipient; returns when all are in the outbox or have failed.
  ///
  /// @param target see [Command.Send]
  /// @throws IllegalArgumentException when the text is none
  List<Delivery> send(List<Nickname> recipients, String target, String text) {
    if (Utf8.length(text) < 0) {
      throw new IllegalArgumentException("the text has a surrogate without its partner");
    }
    var copies = new ArrayList<OutgoingDelivery>(recipients.size());
    recipients.forEach(recipient -> copies.add(new OutgoingDelivery(recipient)));
    if (!isOver.getAsBoolean()) {
      driver.run(() -> copies.forEach(copy -> request(copy, target, text)));
    }
    copies.forEach(copy -> copy.awaitOutbox(isOver));
    return List.copyOf(copies);
  }

  private void request(OutgoingDelivery copy, String target, String text) {
    if (driver.isStopped()) {
      copy.refuse();
      return;
    }
    long request = deliveries.request(copy);
    driver.step(new Input.Asked(new Command.Send(request, copy.recipient().key(), target, text)));
  }
}
