package chat.parley.core.sim;

import chat.parley.core.packet.Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A network of machines that loses, repeats, delays, reorders and damages datagrams as the weather
/// and the barriers of the moment say.
final class SimulatedNetwork {

  /// What no path of the real Internet has to carry (docs/protocol.md, section 2).
  static final int DATAGRAM_MAX = 1200;

  /// Where datagrams arrive.
  @FunctionalInterface
  interface Port {
    void arrive(Datagram datagram);
  }

  /// Who has heard whom.
  private record Link(int listener, int speaker) {}

  private final Schedule schedule;
  private final Seeded seeded;
  private final Counts counts;
  private final List<Port> ports = new ArrayList<>();
  private final List<Address> addresses = new ArrayList<>();
  private final Map<Address, Integer> machines = new LinkedHashMap<>();
  private final List<Barrier> barriers = new ArrayList<>();
  private Weather weather = Weather.CALM;
  private final Map<Link, List<Address>> heard = new LinkedHashMap<>();
  private final Map<Integer, Translator> translators = new LinkedHashMap<>();
  private long[][] burstEnds = {};
  private Consumer<Datagram> eavesdropper = datagram -> {};

  SimulatedNetwork(Schedule schedule, Seeded seeded, Counts counts) {
    this.schedule = schedule;
    this.seeded = seeded;
    this.counts = counts;
  }

  /// Adds a machine; its number counts from 0.
  int attach(Address address, Port port) {
    int machine = ports.size();
    ports.add(port);
    addresses.add(address);
    machines.put(address, machine);
    burstEnds = new long[machine + 1][machine + 1];
    return machine;
  }

  /// Where a machine is reached now.
  Address addressOf(int machine) {
    return addresses.get(machine);
  }

  /// How many machines there are.
  int size() {
    return ports.size();
  }

  /// Gives a machine another address; nobody is told.
  void rebind(int machine, Address address) {
    machines.remove(addresses.get(machine));
    addresses.set(machine, address);
    machines.put(address, machine);
  }

  /// A machine has lost its memory: nobody has heard anything from its present run.
  void forget(int machine) {
    heard.keySet().removeIf(link -> link.speaker == machine);
  }

  void set(Weather next) {
    weather = next;
  }

  void put(Barrier barrier) {
    barriers.add(barrier);
  }

  void remove(Barrier barrier) {
    barriers.remove(barrier);
  }

  /// Puts a machine behind an address translator.
  void translate(int machine, Translator translator) {
    translators.put(machine, translator);
  }

  /// Ends all that keeps datagrams from arriving. Addresses that translators have shown stay good.
  void calm() {
    weather = Weather.CALM;
    barriers.clear();
    translators.clear();
    Arrays.stream(burstEnds).forEach(row -> Arrays.fill(row, 0));
  }

  /// Lets somebody see all that machines send.
  void tap(Consumer<Datagram> listener) {
    eavesdropper = listener;
  }

  /// Takes a datagram from a machine.
  void send(int sender, Address to, byte[] bytes) {
    counts.sentDatagram();
    int receiver = machines.getOrDefault(to, Datagram.STRANGER);
    Address from = shownBy(sender, to);
    List<Address> heardAt = heard.getOrDefault(new Link(sender, receiver), List.of());
    var datagram = new Datagram(sender, from, to, bytes, sender, true, heardAt);
    eavesdropper.accept(datagram);
    if (receiver == Datagram.STRANGER || bytes.length > DATAGRAM_MAX) {
      return;
    }
    if (isLost(sender, receiver)) {
      return;
    }
    carry(datagram);
    if (seeded.chance(weather.duplication())) {
      counts.happened(FaultKind.DUPLICATION);
      carry(datagram);
    }
  }

  private Address shownBy(int sender, Address to) {
    Translator translator = translators.get(sender);
    if (translator == null) {
      return addresses.get(sender);
    }
    int before = translator.shown();
    Address shown = translator.showing(to, schedule.now());
    if (translator.shown() != before) {
      counts.happened(FaultKind.TRANSLATOR);
      machines.put(shown, sender);
    }
    return shown;
  }

  /// Takes a datagram from somebody who is no machine: nothing but barriers stops it.
  void inject(Datagram datagram, long delay) {
    schedule.after(delay, () -> deliver(datagram));
  }

  private boolean isLost(int sender, int receiver) {
    if (seeded.chance(weather.loss())) {
      counts.happened(FaultKind.LOSS);
      return true;
    }
    if (schedule.now() >= burstEnds[sender][receiver] && seeded.chance(weather.burstStart())) {
      burstEnds[sender][receiver] =
          schedule.now() + seeded.exponential((double) weather.burstMeanNanos());
    }
    if (schedule.now() < burstEnds[sender][receiver] && seeded.chance(weather.burstLoss())) {
      counts.happened(FaultKind.BURST_LOSS);
      return true;
    }
    return false;
  }

  private void carry(Datagram datagram) {
    Datagram carried = damaged(datagram);
    schedule.after(delay(), () -> deliver(carried));
  }

  private Datagram damaged(Datagram datagram) {
    if (datagram.bytes().length == 0) {
      return datagram;
    }
    if (seeded.chance(weather.corruption())) {
      counts.happened(FaultKind.CORRUPTION);
      byte[] bytes = datagram.bytes().clone();
      for (int flips = 1 + seeded.index(4); flips > 0; flips--) {
        bytes[seeded.index(bytes.length)] ^= (byte) (1 << seeded.index(Byte.SIZE));
      }
      return datagram.with(bytes);
    }
    if (seeded.chance(weather.truncation())) {
      counts.happened(FaultKind.TRUNCATION);
      return datagram.with(Arrays.copyOf(datagram.bytes(), seeded.index(datagram.bytes().length)));
    }
    return datagram;
  }

  private long delay() {
    long delay = weather.delayLeastNanos() + seeded.exponential((double) weather.delayMeanNanos());
    if (seeded.chance(weather.reordering())) {
      counts.happened(FaultKind.REORDERING);
      delay += seeded.between(0, weather.holdUpNanos());
    }
    if (seeded.chance(weather.tail())) {
      counts.happened(FaultKind.DELAY_TAIL);
      delay += seeded.between(0, weather.tailNanos());
    }
    return delay;
  }

  /// Barriers count on arrival: what is under way when one goes up is lost too.
  private void deliver(Datagram datagram) {
    Integer receiver = machines.get(datagram.to());
    if (receiver == null) {
      return;
    }
    int sender = datagram.sender();
    if (sender != Datagram.STRANGER) {
      for (Barrier barrier : barriers) {
        if (barrier.stops(sender, receiver, datagram.bytes().length)) {
          counts.happened(barrier.cause());
          return;
        }
      }
    }
    Translator translator = translators.get(receiver);
    if (translator != null && !translator.admits(datagram.from(), datagram.to(), schedule.now())) {
      counts.happened(FaultKind.TRANSLATOR);
      return;
    }
    ports.get(receiver).arrive(datagram);
  }

  /// A machine that is up has received this datagram.
  void received(int receiver, Datagram datagram) {
    if (datagram.maker() != Datagram.STRANGER) {
      heard.merge(
          new Link(receiver, datagram.maker()), List.of(datagram.to()), SimulatedNetwork::union);
    }
  }

  private static List<Address> union(List<Address> known, List<Address> more) {
    if (known.containsAll(more)) {
      return known;
    }
    var all = new ArrayList<>(known);
    all.addAll(more);
    return List.copyOf(all);
  }
}
