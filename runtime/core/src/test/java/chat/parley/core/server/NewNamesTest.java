package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.Moment;
import chat.parley.core.crypto.Identity;
import chat.parley.core.packet.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Nobody fills a server's table, and nobody takes a nickname that looks like another's.
final class NewNamesTest {

  private static final int ANYWHERE = 0x0a00_0001;
  private static final int ELSEWHERE = 0x0a00_0002;
  private static final int LOOPBACK = 0x7f00_0001;
  private static final long HOUR = 3_600 * Moment.SECOND;

  private final Arrivals arrivals = new Arrivals();
  private final NewNames names = new NewNames(new NameLimits(20, 3, 10, 120));
  private long now = Moment.SECOND;

  @Test
  void oneIdentityHasNoMoreThanItsShare() {
    Identity alice = arrivals.identity();

    assertEquals(3, taken(IntStream.range(0, 9).mapToObj(i -> of("alice" + i, alice)).toList()));
    assertEquals(Optional.of(Refusal.LIMIT), refusal(of("alice9", alice)));
    assertEquals(Optional.empty(), refusal(of("bob", arrivals.identity())));
  }

  @Test
  void oneSourceHasNoMoreThanItsShareOfAnHour() {
    assertEquals(10, taken(many("x", 15, ANYWHERE)));
    assertEquals(2, taken(many("y", 2, ELSEWHERE)));

    now += HOUR / 10;

    assertEquals(1, taken(many("z", 3, ANYWHERE)));
  }

  @Test
  void ownMachineHasNoShareOfAnHour() {
    assertEquals(15, taken(many("x", 15, LOOPBACK)));
  }

  /// What is still being written counts.
  @Test
  void tableTakesNotOneMoreThanItsLimit() {
    assertEquals(20, taken(many("x", 30, LOOPBACK)));
  }

  @Test
  void whatTheDiskRefusesIsFreeAgain() {
    List<Arrival> all = many("x", 20, LOOPBACK);
    assertEquals(20, taken(all));

    names.notKept(all.getFirst());

    assertEquals(Optional.empty(), refusal(many("y", 1, LOOPBACK).getFirst()));
  }

  @Test
  void lookAlikeOfAnothersNicknameIsRefused() {
    Identity admin = arrivals.identity();
    assertEquals(1, taken(List.of(of("admin", admin))));

    assertEquals(Optional.of(Refusal.NOT_ALLOWED), refusal(of("adrnin", arrivals.identity())));
    assertEquals(Optional.empty(), refusal(of("adrnin", admin)));
    assertEquals(Optional.empty(), refusal(of("adam", arrivals.identity())));
  }

  @Test
  void whoAsksTwiceForOneNicknameCountsOnce() {
    Arrival arrival = of("alice", arrivals.identity());

    for (int i = 0; i < 50; i++) {
      assertEquals(Optional.empty(), refusal(arrival));
      names.promise(now, arrival);
    }

    assertEquals(9, taken(many("x", 15, ANYWHERE)));
  }

  private Arrival of(String nickname, Identity identity) {
    return arrivals.of(nickname, identity, ANYWHERE);
  }

  private List<Arrival> many(String prefix, int count, int host) {
    return IntStream.range(0, count)
        .mapToObj(i -> arrivals.of(prefix + (char) ('a' + i), arrivals.identity(), host))
        .toList();
  }

  private Optional<Refusal> refusal(Arrival arrival) {
    return names.judge(now, arrival).map(Objection::refusal);
  }

  /// How many of them are taken.
  private int taken(List<Arrival> all) {
    int taken = 0;
    for (Arrival arrival : all) {
      if (refusal(arrival).isEmpty()) {
        names.promise(now, arrival);
        taken++;
      }
    }
    return taken;
  }
}
