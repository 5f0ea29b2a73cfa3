package chat.parley.engine.client;

import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.Everyone;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.packet.Utf8;
import chat.parley.core.store.Saying;
import chat.parley.engine.net.NodeLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Hands texts to the node, and waits until they are in the outbox.
///
/// Safe for use by any thread but the loop.
final class Sending {

  private final NodeLoop driver;
  private final Deliveries deliveries;
  private final BooleanSupplier isOver;
  private final Others others;

  /// @param deliveries confined to the driver's loop
  /// @param isOver whether the client takes nothing more
  Sending(NodeLoop driver, Deliveries deliveries, BooleanSupplier isOver, Others others) {
    this.driver = driver;
    this.deliveries = deliveries;
    this.isOver = isOver;
    this.others = others;
  }

  /// Everybody else in the table.
  ///
  /// @param us who is left out
  record Others(Nickname us, Supplier<Map<Nickname, Entry>> table) {

    private List<Nickname> who(Predicate<Entry> which) {
      return table.get().values().stream()
          .filter(which)
          .map(Entry::nickname)
          .filter(other -> !other.equals(us))
          .toList();
    }
  }

  /// Sends to whoever is meant; see [chat.parley.api.Client#send(Target, String)].
  List<Delivery> send(Target to, String text) {
    return send(to, text, null);
  }

  /// Sends to whoever is meant.
  ///
  /// @param saying written down in one piece with each copy, if there is one
  List<Delivery> send(Target to, String text, @Nullable Saying saying) {
    List<Nickname> recipients =
        switch (to) {
          case Nickname one -> List.of(one);
          case Room room -> others.who(entry -> entry.rooms().contains(room));
          case Everyone _ -> others.who(_ -> true);
        };
    return send(recipients, to, text, saying);
  }

  /// Sends a copy to each recipient; returns when all are in the outbox or have failed.
  ///
  /// @param target whom the text is for as a whole
  /// @throws IllegalArgumentException when the text is none
  private List<Delivery> send(
      List<Nickname> recipients, Target target, String text, @Nullable Saying saying) {
    if (Utf8.length(text) < 0) {
      throw new IllegalArgumentException("the text has a surrogate without its partner");
    }
    var copies = new ArrayList<OutgoingDelivery>(recipients.size());
    recipients.forEach(recipient -> copies.add(deliveries.to(recipient)));
    var request = new Request(copies, target, text, saying);
    if (isOver.getAsBoolean()) {
      request.lost();
    } else {
      driver.run(request);
    }
    copies.forEach(OutgoingDelivery::awaitOutbox);
    return List.copyOf(copies);
  }

  /// Copies of a text on their way to the node. Each is answered: by the node, by its end, or here
  /// when it comes too late for either.
  private final class Request implements NodeLoop.Task {

    private final List<OutgoingDelivery> copies;
    private final String target;
    private final String text;
    private final @Nullable Saying saying;
    private final OutgoingText whole;

    Request(List<OutgoingDelivery> copies, Target target, String text, @Nullable Saying saying) {
      this.copies = copies;
      this.target = target instanceof Nickname ? "" : target.toString();
      this.text = text;
      this.saying = saying;
      this.whole = new OutgoingText(target, text, copies.size());
    }

    @Override
    public void run() {
      copies.forEach(this::ask);
    }

    private void ask(OutgoingDelivery copy) {
      if (driver.isStopped()) {
        copy.refuse();
        return;
      }
      long number = deliveries.request(copy, whole);
      driver.step(
          new Input.Asked(new Command.Send(number, copy.recipient().key(), target, text, saying)));
    }

    @Override
    public void lost() {
      copies.forEach(OutgoingDelivery::refuse);
    }
  }
}
