package chat.parley.testkit;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.core.packet.Address;
import chat.parley.engine.net.Network;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The network of a test: hosts with a name and an address each, and a [Line] between any two.
///
/// To be used by the test's own thread.
public final class KitNetwork {

  /// What the server's host is called.
  static final String SERVER = "server";

  private static final int FIRST_IP = 0x0a000001;
  private static final int FIRST_PORT = 40_000;

  private final Timeline timeline;
  private final Transcript transcript;
  private final RandomGenerator random;
  private final Map<String, Integer> hosts = new LinkedHashMap<>();
  private final Map<Address, Socket> sockets = new HashMap<>();
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final Queue<Long> prompt = new PriorityQueue<>();
  private int ports;

  KitNetwork(Timeline timeline, Transcript transcript, long seed) {
    this.timeline = timeline;
    this.transcript = transcript;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /// The line between two users, or between a user and `"server"`.
  ///
  /// @throws IllegalArgumentException when one of the names is nobody's
  public Line between(String one, String other) {
    return line(known(one), known(other));
  }

  /// Ends all trouble on all lines.
  public void heal() {
    lines.values().forEach(Line::heal);
  }

  private String known(String name) {
    String host = name.toLowerCase(Locale.ROOT);
    if (!hosts.containsKey(host)) {
      throw new IllegalArgumentException(
          "there is no host %s; there are %s".formatted(name, hosts.keySet()));
    }
    return host;
  }

  private Line line(String one, String other) {
    String name =
        one.compareTo(other) < 0
            ? "%s - %s".formatted(one, other)
            : "%s - %s".formatted(other, one);
    return lines.computeIfAbsent(name, _ -> new Line(name, transcript));
  }

  /// The network as the host of this name sees it; the same host whenever the name is.
  Network of(String host) {
    return new Wire(this, timeline, host, ipOf(host));
  }

  private int ipOf(String host) {
    return hosts.computeIfAbsent(host, _ -> FIRST_IP + hosts.size());
  }

  Address resolve(String host, int port) {
    for (Map.Entry<String, Integer> known : hosts.entrySet()) {
      Address address = Address.v4(known.getValue(), port);
      if (host.equals(known.getKey()) || address.toString().equals(host + ":" + port)) {
        return address;
      }
    }
    throw new ParleyException(
        ErrorCode.ADDRESS_UNKNOWN, "no address is known for the host %s".formatted(host));
  }

  int freePort() {
    return FIRST_PORT + ports++ % 20_000;
  }

  /// Lets this socket receive what is sent to its address.
  void add(Socket socket) {
    if (sockets.putIfAbsent(socket.local(), socket) != null) {
      throw new ParleyException(
          ErrorCode.PORT_IN_USE, "the port %s is in use".formatted(socket.local()));
    }
  }

  void remove(Socket socket) {
    sockets.remove(socket.local(), socket);
  }

  /// Carries a datagram, or loses it.
  void carry(Socket from, Address to, byte[] datagram) {
    Socket target = sockets.get(to);
    if (target == null) {
      return;
    }
    Line line = line(from.host(), target.host());
    // Drawn in any case, so that what follows does not hang on it.
    boolean isLost = random.nextDouble() < line.loss();
    if (line.isCut() || isLost) {
      return;
    }
    if (line.delay().compareTo(Line.USUAL) <= 0) {
      prompt.add(timeline.now().nanos() + line.delay().toNanos());
    }
    var _ = timeline.schedule(() -> arrive(from.local(), to, datagram), line.delay().toNanos());
  }

  private void arrive(Address from, Address to, byte[] datagram) {
    Socket target = sockets.get(to);
    if (target != null) {
      target.take(from, datagram);
    }
  }

  /// How long until the next datagram arrives, of those that take no longer than usual; empty when
  /// none is under way.
  OptionalLong nanosToArrival() {
    long now = timeline.now().nanos();
    while (!prompt.isEmpty() && prompt.element() <= now) {
      prompt.remove();
    }
    return prompt.isEmpty() ? OptionalLong.empty() : OptionalLong.of(prompt.element() - now);
  }
}
