package chat.parley.engine.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.api.Room;
import chat.parley.api.Via;
import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.Output;
import chat.parley.core.client.Checkup;
import chat.parley.core.client.ClientSettings;
import chat.parley.core.client.Way;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.store.ClientImage;
import chat.parley.engine.SecureEntropy;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.UdpNetwork;
import chat.parley.engine.store.MemoryClientStore;
import chat.parley.engine.testing.ScriptedNode;
import chat.parley.engine.time.MachineThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunningClientTest {

  private static final Nickname ALICE = Nickname.of("alice");
  private static final Nickname BOB = Nickname.of("bob");
  private static final MessageId ID = new MessageId(1, "bob", 1);
  private static final Checkup CHECKUP = new Checkup(7, true, null, 0, "", Way.UNTRIED);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final BlockingQueue<Command> asked = new LinkedBlockingQueue<>();
  private RunningClient client;

  @BeforeEach
  void start() {
    client = new RunningClient(host());
    client.start((_, _, _, _) ->
        new ClientMachine(
            new ScriptedNode(this::answer),
            List::of,
            () -> true,
            List::of,
            () -> null,
            (_, _) -> CHECKUP));
  }

  @AfterEach
  void close() {
    client.close();
  }

  private void answer(Input input, Consumer<Output> out) {
    if (!(input instanceof Input.Asked(var command))) {
      return;
    }
    asked.add(command);
    if (command instanceof Command.Send(var request, _, _, var text, _)) {
      switch (text) {
        case "crash" -> throw new IllegalStateException("broken on purpose");
        case "refuse" -> out.accept(new Output.Rejected(request, failed()));
        case "forget" -> {}
        default -> out.accept(new Output.Accepted(request, ID, Instant.EPOCH));
      }
    } else if (command instanceof Command.Trust) {
      out.accept(new Output.Tell(changed(new Delivery.Stored(Instant.EPOCH))));
    } else if (command instanceof Command.Register) {
      out.accept(new Output.Tell(changed(new Delivery.Delivered(Instant.EPOCH, Via.MAILBOX))));
    } else if (command instanceof Command.Deregister) {
      out.accept(new Output.Tell(new Event.Deregistered()));
    } else if (command instanceof Command.Close) {
      out.accept(new Output.Stopped(""));
    }
  }

  @Test
  void followsADeliveryToItsEnd() throws Exception {
    Delivery delivery = client.send(BOB, "hello");
    assertInstanceOf(Delivery.Pending.class, delivery.state());
    assertEquals(List.of(delivery), client.outbox());

    assertFalse(client.trust(BOB));
    assertInstanceOf(Delivery.Stored.class, delivery.await(PATIENCE));
    assertEquals(List.of(delivery), client.outbox());
    client.register();

    assertInstanceOf(Delivery.Delivered.class, delivery.awaitFinal(PATIENCE));
    assertEquals(List.of(), client.outbox());
  }

  @Test
  void tellsTheSenderOfARefusal() {
    assertEquals(failed(), client.send(BOB, "refuse").state());
  }

  @Test
  void refusesHalfACharacter() {
    assertThrows(IllegalArgumentException.class, () -> client.send(BOB, "half \ud83d"));
  }

  @Test
  void endsWithItsNode() throws Exception {
    Delivery open = client.send(BOB, "hello");
    var events = new LinkedBlockingQueue<Event>();
    var _ = client.on(Event.DiskRefused.class, events::add);

    Delivery crashing = client.send(BOB, "crash");

    assertInstanceOf(Delivery.Failed.class, crashing.state());
    assertInstanceOf(Delivery.Pending.class, open.awaitFinal(PATIENCE));
    assertFalse(client.isRegistered());
    assertInstanceOf(Event.DiskRefused.class, events.poll(30, TimeUnit.SECONDS));
    assertInstanceOf(Delivery.Failed.class, client.send(BOB, "more").state());
  }

  @Test
  void doesNotWaitForEverForANodeThatForgets() {
    Thread closer = Thread.ofVirtual().unstarted(client::close);
    closer.start();

    Delivery.State state = client.send(BOB, "forget").state();

    assertInstanceOf(Delivery.Failed.class, state);
  }

  @Test
  void tellsAllThatOthersSeeOfUs() throws Exception {
    client.present(Presence.AWAY, "lunch");
    client.join(new Room("#ops"));
    client.join(new Room("#dev"));
    client.leave(new Room("#ops"));

    Command last = asked.take();
    while (!last.equals(new Command.Present(EntryPresence.AWAY, List.of("#dev"), "lunch"))) {
      last = java.util.Objects.requireNonNull(asked.poll(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void saysOfAKeyThatHasChangedWhetherThereIsOneToTrust() {
    assertFalse(client.trust(ALICE));
  }

  @Test
  void closesOnce() {
    client.close();
    client.close();

    assertTrue(asked.contains(new Command.Close()));
    assertEquals(1, asked.stream().filter(it -> it instanceof Command.Close).count());
  }

  private static Delivery.Failed failed() {
    return new Delivery.Failed(Delivery.Reason.QUOTA, "the mailbox is full");
  }

  private static Event.DeliveryChanged changed(Delivery.State state) {
    return new Event.DeliveryChanged(ID, BOB, BOB, Instant.EPOCH, state);
  }

  private static ClientHost host() {
    Identity identity = Identity.create(new JdkCrypto(), new SecureEntropy());
    var store = new MemoryClientStore(ClientImage.fresh(identity, 1), Runnable::run);
    Address server = Address.v4(0x7f000001, 9);
    return new ClientHost(
        ClientSettings.of(ALICE, EntryKind.HUMAN, server),
        store,
        new UdpNetwork(),
        new LocalAddress("127.0.0.1", 0),
        new MachineThreads());
  }
}
