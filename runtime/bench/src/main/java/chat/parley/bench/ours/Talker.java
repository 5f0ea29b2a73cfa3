package chat.parley.bench.ours;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.hook.DatagramHook;
import chat.parley.bench.part.Answering;
import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.Output;
import chat.parley.core.client.ClientNode;
import chat.parley.core.client.ClientSettings;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.session.FrameGate;
import chat.parley.core.session.Means;
import chat.parley.core.store.ClientImage;
import chat.parley.engine.SecureEntropy;
import chat.parley.engine.StoreDisk;
import chat.parley.engine.config.ServerAddress;
import chat.parley.engine.hook.TransportHooks;
import chat.parley.engine.net.DatagramLink;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Loop;
import chat.parley.engine.net.Network;
import chat.parley.engine.net.NodeLoop;
import chat.parley.engine.net.UdpNetwork;
import chat.parley.engine.store.MemoryClientStore;
import chat.parley.engine.time.MachineThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A client's node with nothing but its driver, a store in memory and a socket, and what is to be
/// measured between them: all the rest of a client would hide it.
///
/// As a load it sends as often as it gets receipts, on its loop.
public final class Talker implements Part, NodeLoop.Owner {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Network network = new UdpNetwork();
  private final NodeLoop driver;
  private final ClientNode node;
  private final String recipient;
  private final CompletableFuture<Boolean> registered = new CompletableFuture<>();

  // All below are confined to the loop.
  private final Map<Long, Long> askedAt = new HashMap<>();
  private final Map<MessageId, Long> sentAt = new HashMap<>();
  private @Nullable Run run;
  private long lastRequest;
  private int due;
  private long shownUpTo;
  private long toldUpTo;

  /// What is between the node and its socket.
  public enum Between {
    /// Nothing.
    NOTHING,
    /// The places for hooks, as in every client.
    PLACES,
    /// There, a hook on datagrams that lets everything pass.
    HOOK
  }

  /// A hook that has nothing to say.
  private static final class Passing implements DatagramHook {}

  /// What it is doing.
  ///
  /// @param end when no more is begun
  private record Run(String text, long end, Tally tally, CompletableFuture<Boolean> done) {}

  private Talker(String nickname, String server, Between between, String recipient)
      throws IOException, InterruptedException {
    this.recipient = recipient;
    Loop loop = network.nextLoop();
    var entropy = new SecureEntropy();
    ServerAddress address = ServerAddress.parse(server);
    var settings =
        ClientSettings.of(
            Nickname.of(nickname),
            EntryKind.HUMAN,
            network.resolve(address.host(), address.port()));
    var image = ClientImage.fresh(Identity.create(new JdkCrypto(), entropy), entropy.nextLong());
    var store = new MemoryClientStore(image, Runnable::run);
    driver = new NodeLoop(nickname, loop, new StoreDisk(store), this);
    var hooks = new TransportHooks(nickname, loop, new MachineThreads());
    boolean hasPlaces = between != Between.NOTHING;
    FrameGate gate = hasPlaces ? hooks.frames() : FrameGate.OPEN;
    Network bound = hasPlaces ? hooks.over(network) : network;
    if (between == Between.HOOK) {
      var _ = hooks.add("bench", new Passing(), _ -> {});
    }
    node = new ClientNode(settings, image, new Means(new JdkCrypto(), entropy, gate), loop.now());
    DatagramLink link = bound.bind(loop, new LocalAddress("127.0.0.1", 0), driver);
    driver.run(() -> driver.attach(link));
    driver.start(node);
    driver.submit(new Input.Asked(new Command.Register()));
    await(registered, Duration.ZERO);
  }

  /// A part that reads what it gets under this nickname.
  public static Part reading(String nickname, String server, Between between)
      throws IOException, InterruptedException {
    var talker = new Talker(nickname, server, between, "");
    return new Answering(nickname, talker::close);
  }

  /// The same, which says as well by which port and static key a stranger reaches it.
  public static Part besieged(String nickname, String server)
      throws IOException, InterruptedException {
    var talker = new Talker(nickname, server, Between.NOTHING, "");
    TableEntry own = talker.awaitEntry(nickname);
    String greeting = "%s %d %s".formatted(
        nickname,
        own.address().port(),
        HexFormat.of().formatHex(own.identity().agreement().bytes()));
    return new Answering(greeting, talker::close);
  }

  /// A load that sends to such a part.
  public static Part sending(String server, Between between, String recipient)
      throws IOException, InterruptedException {
    var talker = new Talker("alice", server, between, recipient);
    var _ = talker.awaitEntry(recipient);
    return talker;
  }

  /// The entry of somebody as soon as he is online.
  private TableEntry awaitEntry(String key) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      for (TableEntry entry : driver.ask(node::table).join()) {
        if (entry.key().equals(key) && entry.presence() == EntryPresence.ONLINE) {
          return entry;
        }
      }
    }
    throw new IOException("%s does not come online".formatted(key));
  }

  private static void await(CompletableFuture<Boolean> future, Duration length)
      throws IOException, InterruptedException {
    try {
      var _ = future.get(length.plus(PATIENCE).toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("it does not end", e);
    }
  }

  @Override
  public Figures run(Shot shot) throws IOException, InterruptedException {
    var tally = new Tally();
    var next =
        new Run(
            "x".repeat(shot.bytes()),
            tally.begunAt() + shot.length().toNanos(),
            tally,
            new CompletableFuture<>());
    driver.run(() -> {
      run = next;
      due = shot.outstanding();
      sendWhatIsDue();
    });
    await(next.done(), shot.length());
    return tally.figures();
  }

  private void sendWhatIsDue() {
    Run present = run;
    if (present == null) {
      return;
    }
    long now = System.nanoTime();
    while (due > 0) {
      due--;
      lastRequest++;
      askedAt.put(lastRequest, now);
      driver.step(new Input.Asked(new Command.Send(lastRequest, recipient, "", present.text())));
    }
  }

  @Override
  public void take(Output output) {
    switch (output) {
      case Output.Accepted(long request, MessageId id, var _) -> {
        Long at = askedAt.remove(request);
        if (at != null) {
          sentAt.put(id, at);
        }
      }
      case Output.Show(var row) -> shownUpTo = row.id();
      case Output.Tell(Event.Registered _) -> registered.complete(true);
      case Output.Tell(Event.Refused refused) -> fail(registered, refused.detail());
      case Output.Tell(Event.DeliveryChanged changed)
          when changed.state() instanceof Delivery.Delivered ->
          delivered(changed.id());
      case Output.Rejected(long _, Delivery.Failed failed) when run != null ->
          fail(run.done(), "a message is not taken: " + failed.detail());
      case Output.Stopped(String why) when run != null -> fail(run.done(), "it has ended: " + why);
      default -> {
        // News of the table, and of what becomes of messages on their way.
      }
    }
  }

  private void delivered(MessageId id) {
    Run present = run;
    Long at = sentAt.remove(id);
    if (present == null || at == null) {
      return;
    }
    long now = System.nanoTime();
    present.tally().add(now - at);
    if (now < present.end()) {
      due++;
    } else if (sentAt.isEmpty() && askedAt.isEmpty() && due == 0) {
      present.done().complete(true);
    }
  }

  private static void fail(CompletableFuture<Boolean> future, String why) {
    future.completeExceptionally(new IOException(why));
  }

  /// Not at once: this is the end of a batch, and what is asked for now begins the next.
  @Override
  public void flushed() {
    if (due > 0) {
      driver.run(this::sendWhatIsDue);
    }
    if (shownUpTo > toldUpTo) {
      toldUpTo = shownUpTo;
      driver.run(() -> driver.step(new Input.Asked(new Command.Shown(toldUpTo))));
    }
  }

  @Override
  public void close() {
    driver.run(() -> {
      driver.halt();
      DatagramLink link = driver.detach();
      if (link != null) {
        var _ = link.close();
      }
    });
    network.close();
  }
}
