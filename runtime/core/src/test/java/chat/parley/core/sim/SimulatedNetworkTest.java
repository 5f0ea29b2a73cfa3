package chat.parley.core.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.Address;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SimulatedNetworkTest {

  private static final Address ALICE = Address.v4(0x0a000001, 1);
  private static final Address BOB = Address.v4(0x0a000002, 2);
  private static final int SENT = 10_000;

  private final Schedule schedule = new Schedule();
  private final Counts counts = new Counts();
  private final SimulatedNetwork network = new SimulatedNetwork(schedule, new Seeded(1), counts);
  private final List<Datagram> arrived = new ArrayList<>();
  private final int alice = network.attach(ALICE, datagram -> {});
  private final int bob = network.attach(BOB, arrived::add);

  @Test
  void carriesEverythingInCalmWeather() {
    sendMany();

    assertEquals(SENT, arrived.size());
  }

  @Test
  void losesAtTheStatedRate() {
    network.set(new WeatherSketch().loss(0.3).toWeather());

    sendMany();

    assertTrue(arrived.size() > 6_850 && arrived.size() < 7_150, "arrived: " + arrived.size());
    assertEquals(SENT - arrived.size(), counts.of(FaultKind.LOSS));
  }

  @Test
  void losesInBursts() {
    network.set(new WeatherSketch().bursts(0.01, 1.0, 100 * Moment.MILLISECOND).toWeather());

    sendMany();

    assertTrue(arrived.size() > 3_000 && arrived.size() < 7_000, "arrived: " + arrived.size());
    assertTrue(gaps() < SENT / 50, "gaps: " + gaps());
  }

  @Test
  void duplicatesAtTheStatedRate() {
    network.set(new WeatherSketch().duplication(0.2).toWeather());

    sendMany();

    assertTrue(arrived.size() > 11_850 && arrived.size() < 12_150, "arrived: " + arrived.size());
  }

  @Test
  void letsSomeOvertakeOthers() {
    network.set(new WeatherSketch().reordering(0.1, Moment.SECOND).toWeather());

    sendMany();

    assertEquals(SENT, arrived.size());
    assertTrue(inversions() > SENT / 20, "inversions: " + inversions());
  }

  @Test
  void damagesAndCallsTheDamagedNotGenuine() {
    network.set(new WeatherSketch().corruption(0.1).toWeather());

    sendMany();

    long damaged = arrived.stream().filter(datagram -> !datagram.isGenuine()).count();
    assertTrue(damaged > 900 && damaged < 1_100, "damaged: " + damaged);
    assertEquals(damaged, counts.of(FaultKind.CORRUPTION));
  }

  @Test
  void dropsWhatIsTooLong() {
    network.send(alice, BOB, new byte[1201]);
    schedule.runUntil(Moment.SECOND);

    assertEquals(List.of(), arrived);
  }

  @Test
  void stopsOneDirectionAtABarrier() {
    var fromBob = new ArrayList<Datagram>();
    Address carolsAddress = Address.v4(0x0a000003, 3);
    int carol = network.attach(carolsAddress, fromBob::add);
    network.put(new Barrier(FaultKind.ONE_WAY_CUT, Barrier.of(carol), Barrier.of(bob)));

    network.send(carol, BOB, new byte[1]);
    network.send(bob, carolsAddress, new byte[1]);
    schedule.runUntil(Moment.SECOND);

    assertEquals(List.of(), arrived);
    assertEquals(1, fromBob.size());
    assertEquals(1, counts.of(FaultKind.ONE_WAY_CUT));
  }

  @Test
  void losesWhatGoesToAnOldAddress() {
    network.rebind(bob, Address.v4(0x0a000002, 3));

    network.send(alice, BOB, new byte[1]);
    schedule.runUntil(Moment.SECOND);

    assertEquals(List.of(), arrived);
  }

  @Test
  void knowsAnswersFromTheirSendersHavingHeardSomething() {
    network.send(alice, BOB, new byte[1]);
    schedule.runUntil(Moment.SECOND);
    network.received(bob, arrived.getFirst());
    var answers = new ArrayList<Datagram>();
    network.tap(answers::add);

    network.send(bob, ALICE, new byte[1]);
    network.forget(alice);
    network.send(bob, ALICE, new byte[1]);

    assertEquals(List.of(BOB), answers.get(0).heardAt());
    assertEquals(List.of(), answers.get(1).heardAt());
  }

  @Test
  void isTheSameForTheSameSeed() {
    var weather = new WeatherSketch().loss(0.2).reordering(0.3, Moment.SECOND).toWeather();
    network.set(weather);
    sendMany();
    var again = new SimulatedNetworkTest();
    again.network.set(weather);

    again.sendMany();

    assertArrayEquals(numbers(), again.numbers());
  }

  /// One datagram each millisecond, numbered in its first bytes.
  private void sendMany() {
    for (int i = 0; i < SENT; i++) {
      byte[] bytes = {(byte) (i >> 16), (byte) (i >> 8), (byte) i, 0, 0, 0, 0, 0};
      schedule.at(i * Moment.MILLISECOND, () -> network.send(alice, BOB, bytes));
    }
    schedule.runUntil(SENT * Moment.MILLISECOND + 10 * Moment.SECOND);
  }

  private int[] numbers() {
    return arrived.stream().mapToInt(SimulatedNetworkTest::number).toArray();
  }

  private static int number(Datagram datagram) {
    byte[] bytes = datagram.bytes();
    return (bytes[0] & 255) << 16 | (bytes[1] & 255) << 8 | (bytes[2] & 255);
  }

  private long inversions() {
    int[] numbers = numbers();
    long inversions = 0;
    for (int i = 1; i < numbers.length; i++) {
      inversions += numbers[i] < numbers[i - 1] ? 1 : 0;
    }
    return inversions;
  }

  /// How often something is missing between two neighbours.
  private long gaps() {
    int[] numbers = arrived.stream().mapToInt(SimulatedNetworkTest::number).sorted().toArray();
    long gaps = 0;
    for (int i = 1; i < numbers.length; i++) {
      gaps += numbers[i] > numbers[i - 1] + 1 ? 1 : 0;
    }
    return gaps;
  }
}
