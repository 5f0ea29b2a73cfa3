package chat.parley.bench.ours;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/// A client that sends, each outstanding message on a virtual thread of its own, as an application
/// would: send, wait for the state that counts, send the next.
public final class Sender implements Part {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Person person;
  private final Nickname recipient;
  private final Goal goal;

  /// When a message counts as done.
  public enum Goal {
    /// In the recipient's history.
    DELIVERED,
    /// In the recipient's mailbox at the server.
    STORED
  }

  private Sender(Person person, Nickname recipient, Goal goal) {
    this.person = person;
    this.recipient = recipient;
    this.goal = goal;
  }

  /// A load that sends to a [Receiver].
  ///
  /// @param company the plugins beside it, see [Company#of]
  public static Part toReceiver(String server, String recipient, String keeping, String company)
      throws IOException, InterruptedException {
    Person person = Person.connect("alice", server, Keeping.of(keeping)).in(Company.of(company));
    var sender = new Sender(person, Nickname.of(recipient), Goal.DELIVERED);
    sender.awaitRecipient(Presence.ONLINE);
    return sender;
  }

  /// A load that sends to somebody who has registered once, and left.
  public static Part toMailbox(String server, String keeping)
      throws IOException, InterruptedException {
    Nickname absent = Nickname.of("bob");
    try (Person bob = Person.connect(absent.shown(), server, Keeping.of(Keeping.MEMORY))) {
      bob.client().deregister();
    }
    Person person = Person.connect("alice", server, Keeping.of(keeping));
    var sender = new Sender(person, absent, Goal.STORED);
    sender.awaitRecipient(Presence.OFFLINE);
    return sender;
  }

  private void awaitRecipient(Presence presence) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Client client = person.client();
    for (Entry entry = client.table().get(recipient);
        entry == null || entry.presence() != presence;
        entry = client.table().get(recipient)) {
      if (System.nanoTime() > end) {
        throw new IOException("%s does not become %s".formatted(recipient, presence));
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public Figures run(Shot shot) throws IOException, InterruptedException {
    var tally = new Tally();
    long end = tally.begunAt() + shot.length().toNanos();
    String text = "x".repeat(shot.bytes());
    var failure = new AtomicReference<String>("");
    var threads = new Thread[shot.outstanding()];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = Thread.startVirtualThread(() -> sendUntil(end, text, tally, failure));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failure.get().isEmpty()) {
      throw new IOException(failure.get());
    }
    return tally.figures();
  }

  private void sendUntil(long end, String text, Tally tally, AtomicReference<String> failure) {
    try {
      for (long now = System.nanoTime(); now < end && failure.get().isEmpty(); ) {
        Delivery.State state = settle(person.client().send(recipient, text));
        if (!isDone(state)) {
          failure.set("a message is %s after %s".formatted(state, PATIENCE));
        }
        long then = System.nanoTime();
        tally.add(then - now);
        now = then;
      }
    } catch (InterruptedException _) {
      failure.set("interrupted");
      Thread.currentThread().interrupt();
    }
  }

  private Delivery.State settle(Delivery delivery) throws InterruptedException {
    return switch (goal) {
      case DELIVERED -> delivery.awaitFinal(PATIENCE);
      case STORED -> delivery.await(PATIENCE);
    };
  }

  private boolean isDone(Delivery.State state) {
    return switch (goal) {
      case DELIVERED -> state instanceof Delivery.Delivered;
      case STORED -> state instanceof Delivery.Stored;
    };
  }

  @Override
  public void close() {
    person.close();
  }
}
