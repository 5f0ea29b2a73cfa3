package chat.parley.bench.ours;

import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.core.Command;
import chat.parley.core.Entropy;
import chat.parley.core.Input;
import chat.parley.core.Output;
import chat.parley.core.client.ClientNode;
import chat.parley.core.client.ClientSettings;
import chat.parley.core.crypto.Identity;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.session.Means;
import chat.parley.core.store.ClientImage;
import chat.parley.engine.StoreDisk;
import chat.parley.engine.net.DatagramLink;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Loop;
import chat.parley.engine.net.Network;
import chat.parley.engine.net.NodeLoop;
import chat.parley.engine.store.MemoryClientStore;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A client that has its keys and has never met the server: node, driver and socket as in every
/// client, without what an application sees of it.
final class Newcomer implements Arriving, NodeLoop.Owner {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Network network;
  private final LocalAddress local;
  private final Loop loop;
  private final NodeLoop driver;
  private final ClientNode node;
  private final CompletableFuture<Event> answer = new CompletableFuture<>();

  Newcomer(String nickname, Address server, LocalAddress local, Network network, Entropy entropy) {
    this.local = local;
    this.network = network;
    this.loop = network.nextLoop();
    Identity identity = Identity.create(new JdkCrypto(), entropy);
    ClientImage image = ClientImage.fresh(identity, entropy.nextLong());
    var store = new MemoryClientStore(image, Runnable::run);
    this.driver = new NodeLoop(nickname, loop, new StoreDisk(store), this);
    var settings = ClientSettings.of(Nickname.of(nickname), EntryKind.HUMAN, server);
    this.node = new ClientNode(settings, image, Means.of(new JdkCrypto(), entropy), loop.now());
  }

  @Override
  public void register() throws IOException, InterruptedException {
    DatagramLink link = network.bind(loop, local, driver);
    driver.run(() -> driver.attach(link));
    driver.start(node);
    driver.submit(new Input.Asked(new Command.Register()));
    try {
      Event event = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!(event instanceof Event.Registered)) {
        throw new IOException("not registered: " + event);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("not registered", e);
    }
  }

  @Override
  public void take(Output output) {
    if (output instanceof Output.Tell(Event event)
        && (event instanceof Event.Registered || event instanceof Event.Refused)) {
      answer.complete(event);
    }
  }

  @Override
  public void flushed() {}

  @Override
  public void close() {
    driver.run(() -> {
      driver.halt();
      DatagramLink link = driver.detach();
      if (link != null) {
        var _ = link.close();
      }
    });
  }
}
