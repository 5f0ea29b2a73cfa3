package chat.parley.core.session;

import chat.parley.core.Moment;
import chat.parley.core.crypto.Crypto;
import chat.parley.core.crypto.FakeCrypto;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Two nodes and the path between them, in virtual time: [#step] jumps to the next moment at which
/// anything happens.
final class Pair {

  static final int PROBE = 0;
  static final int CHALLENGE = 1;
  static final int INIT = 2;
  static final int RESPONSE = 3;
  static final int DATA = 4;
  static final int RESET = 5;

  /// A datagram under way.
  record Flight(long at, long order, Address from, Address to, byte[] datagram) {

    /// Its type of packet.
    int type() {
      return datagram[0];
    }
  }

  private final PriorityQueue<Flight> flights =
      new PriorityQueue<>((one, other) ->
          one.at != other.at
              ? Long.compare(one.at, other.at)
              : Long.compare(one.order, other.order));
  private final SplittableRandom chance;
  private long order;

  final Side left;
  final Side right;
  long now = Moment.SECOND;

  /// The delay of the path in each direction, and what is added to it by chance.
  long delay = 20 * Moment.MILLISECOND;

  long jitter;
  double loss;
  double duplication;

  /// Which datagrams get through at all.
  Predicate<Flight> passes = _ -> true;

  /// Sees everything that is sent.
  Consumer<Flight> observer = _ -> {};

  /// Everything that was sent, when it is to be kept.
  final List<Flight> sent = new ArrayList<>();

  boolean keepsSent;
  long datagrams;

  private Pair(Crypto crypto, long seed, Role rightAccepts) {
    chance = new SplittableRandom(seed);
    left = new Side(crypto, 2 * seed + 1, Role.PEER_TO_PEER, address(1));
    right = new Side(crypto, 2 * seed + 2, rightAccepts, address(2));
  }

  /// A client and a server.
  static Pair ofServer(long seed) {
    return new Pair(new FakeCrypto(), seed, Role.CLIENT_TO_SERVER);
  }

  /// Two clients.
  static Pair ofPeers(long seed) {
    return new Pair(new FakeCrypto(), seed, Role.PEER_TO_PEER);
  }

  /// A client and a server with other primitives.
  static Pair ofServer(Crypto crypto, long seed) {
    return new Pair(crypto, seed, Role.CLIENT_TO_SERVER);
  }

  /// Two clients with other primitives.
  static Pair ofPeers(Crypto crypto, long seed) {
    return new Pair(crypto, seed, Role.PEER_TO_PEER);
  }

  static Address address(int host) {
    return Address.v4(0x0a000000 | host, 1232);
  }

  /// A frame of about a hundred bytes that is known by its number.
  static Frame.Whole frame(long number) {
    return text(number, 70);
  }

  /// A frame with a text of so many characters.
  static Frame.Whole text(long number, int length) {
    var item = new Item.Message(number + 1, 1_800_000_000_000L, "", false, "x".repeat(length));
    return new Frame.Text(7, 0, item);
  }

  static long numberOf(Frame.Whole frame) {
    return ((Frame.Text) frame).item().sequence() - 1;
  }

  Moment moment() {
    return Side.at(now);
  }

  /// Begins a session from left to right.
  Session open() {
    return left.sessions.open(moment(), right.address, right.key(), right.accepts());
  }

  /// Begins a session from right to left, between peers.
  Session openBack() {
    return right.sessions.open(moment(), left.address, left.key(), Role.PEER_TO_PEER);
  }

  /// Begins one and waits until it is open on both sides.
  Session opened() {
    Session session = open();
    driveUntil(() -> right.latest != null && left.latest != null, 20 * Moment.SECOND);
    return session;
  }

  /// Lets both sides send what they have, without time passing.
  void flush() {
    flush(left);
    flush(right);
  }

  /// Goes to the next moment at which something happens, and lets it happen; false when nothing
  /// ever does.
  boolean step() {
    flush();
    long next = Math.min(left.sessions.deadline(), right.sessions.deadline());
    Flight first = flights.peek();
    if (first != null) {
      next = Math.min(next, first.at);
    }
    if (next == Moment.NEVER) {
      return false;
    }
    now = Math.max(now, next);
    while (!flights.isEmpty() && flights.peek().at <= now) {
      deliver(flights.remove());
    }
    left.sessions.elapsed(moment());
    right.sessions.elapsed(moment());
    left.collect();
    right.collect();
    flush();
    return true;
  }

  /// Steps for so long.
  void drive(long nanos) {
    long end = now + nanos;
    flush();
    while (nextAt() <= end && step()) {}
    now = end;
  }

  /// Steps until it is so, at most for so long; says whether it became so.
  boolean driveUntil(BooleanSupplier condition, long nanos) {
    long end = now + nanos;
    flush();
    left.collect();
    right.collect();
    while (!condition.getAsBoolean()) {
      if (nextAt() > end || !step()) {
        return false;
      }
    }
    return true;
  }

  /// Hands a datagram in, as if from this address.
  void inject(Side to, Address from, byte[] datagram) {
    to.sessions.received(moment(), from, datagram);
    flush(to);
  }

  /// What was sent of one type.
  List<Flight> sent(int type) {
    return sent.stream().filter(flight -> flight.type() == type).toList();
  }

  private long nextAt() {
    long next = Math.min(left.sessions.deadline(), right.sessions.deadline());
    return flights.isEmpty() ? next : Math.min(next, flights.peek().at);
  }

  private void flush(Side side) {
    side.sessions.flush(moment(), (to, datagram) -> launch(side.address, to, datagram));
    side.collect();
  }

  private void launch(Address from, Address to, byte[] datagram) {
    datagrams++;
    var flight = new Flight(now + delay + some(jitter), order++, from, to, datagram);
    observer.accept(flight);
    if (keepsSent) {
      sent.add(new Flight(now, flight.order, from, to, datagram.clone()));
    }
    if (!passes.test(flight) || (loss > 0 && chance.nextDouble() < loss)) {
      return;
    }
    flights.add(flight);
    if (duplication > 0 && chance.nextDouble() < duplication) {
      long later = now + delay + some(jitter);
      flights.add(new Flight(later, order++, from, to, datagram.clone()));
    }
  }

  private long some(long bound) {
    return bound == 0 ? 0 : chance.nextLong(bound);
  }

  private void deliver(Flight flight) {
    if (flight.to.equals(left.address)) {
      left.sessions.received(moment(), flight.from, flight.datagram);
    } else if (flight.to.equals(right.address)) {
      right.sessions.received(moment(), flight.from, flight.datagram);
    }
  }
}
