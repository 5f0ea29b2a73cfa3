package chat.parley.engine.net;

import chat.parley.core.packet.Address;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A network whose links are [ChaosLink]s, for tests only; `PARLEY_CHAOS` in the environment puts
/// it under a real process (see [Chaos#parse]).
///
/// Safe for use by any thread.
public final class ChaosNetwork implements Network {

  private static final Logger log = LoggerFactory.getLogger(ChaosNetwork.class);

  private final Network network;
  private final Chaos chaos;
  private final AtomicLong links = new AtomicLong();

  /// Chaos over this network.
  public ChaosNetwork(Network network, Chaos chaos) {
    this.network = network;
    this.chaos = chaos;
    log.warn("Datagrams are lost and delayed on purpose: chaos={}", chaos);
  }

  @Override
  public Loop nextLoop() {
    return network.nextLoop();
  }

  /// Binds a link whose choices follow from the seed and from how many were bound before it.
  @Override
  public DatagramLink bind(Loop loop, LocalAddress where, DatagramLink.Receiver receiver) {
    Chaos own = chaos.withSeed(chaos.seed() + links.getAndIncrement());
    return new ChaosLink(network.bind(loop, where, receiver), loop, own);
  }

  @Override
  public Address resolve(String host, int port) {
    return network.resolve(host, port);
  }

  @Override
  public void close() {
    network.close();
  }
}
