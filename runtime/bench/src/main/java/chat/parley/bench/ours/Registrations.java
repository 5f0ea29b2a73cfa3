package chat.parley.bench.ours;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
import chat.parley.core.Entropy;
import chat.parley.core.packet.Address;
import chat.parley.engine.SecureEntropy;
import chat.parley.engine.config.ServerAddress;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Network;
import chat.parley.engine.net.UdpNetwork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/// Many clients in one process, each with a socket of its own, that register for the first time in
/// their lives and stay, so that each hears of all that come after it.
///
/// Their keys are there before the clock starts. Some of them register before it does, so that both
/// sides are warm.
public final class Registrations implements Part {

  private static final Entropy ENTROPY = new SecureEntropy();

  private static final int EARLY = 200;

  /// Hosts in one of the networks below 127.0.
  private static final int HOSTS = 250;

  /// What registers.
  public enum Kind {
    /// A whole client, which keeps the table.
    CLIENT,
    /// A session that hears of the table and does not keep it.
    SESSION
  }

  private final Network network = new UdpNetwork();
  private final List<Arriving> newcomers = new ArrayList<>();
  private final int early;

  private Registrations(Address server, Kind kind, int count) {
    this.early = Math.min(EARLY, count);
    for (int i = 0; i < early + count; i++) {
      newcomers.add(newcomer(kind, "client-" + i, server, place(i)));
    }
  }

  private Arriving newcomer(Kind kind, String nickname, Address server, LocalAddress local) {
    return switch (kind) {
      case SESSION -> new MailClient(nickname, server, local, network);
      case CLIENT -> new Newcomer(nickname, server, local, network, ENTROPY);
    };
  }

  /// One address each, as on a LAN: a server answers one address only so many times a second.
  private static LocalAddress place(int number) {
    return new LocalAddress("127.0.%d.%d".formatted(1 + number / HOSTS, 1 + number % HOSTS), 0);
  }

  /// A load of so many registrations; it can be run once.
  public static Part open(String server, Kind kind, int count)
      throws IOException, InterruptedException {
    ServerAddress address = ServerAddress.parse(server);
    try (var network = new UdpNetwork()) {
      var all = new Registrations(network.resolve(address.host(), address.port()), kind, count);
      for (Arriving newcomer : all.newcomers.subList(0, all.early)) {
        newcomer.register();
      }
      return all;
    }
  }

  @Override
  public Figures run(Shot shot) throws IOException, InterruptedException {
    Queue<Arriving> waiting =
        new ConcurrentLinkedQueue<>(newcomers.subList(early, newcomers.size()));
    var failure = new AtomicReference<Exception>();
    var tally = new Tally();
    var threads = new Thread[shot.outstanding()];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = Thread.ofPlatform().start(() -> registerAll(waiting, tally, failure));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (failure.get() != null) {
      throw new IOException(failure.get());
    }
    return tally.figures();
  }

  private static void registerAll(
      Queue<Arriving> waiting, Tally tally, AtomicReference<Exception> failure) {
    try {
      for (Arriving next = waiting.poll(); next != null; next = waiting.poll()) {
        long begunAt = System.nanoTime();
        next.register();
        tally.add(System.nanoTime() - begunAt);
      }
    } catch (IOException | InterruptedException e) {
      failure.set(e);
      waiting.clear();
    }
  }

  @Override
  public void close() {
    newcomers.forEach(Arriving::close);
    network.close();
  }
}
