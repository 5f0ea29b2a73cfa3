package chat.parley.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.table.TableLog;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegistrarTest {

  private static final long EPOCH = 1_760_000_000;

  private final Arrivals arrivals = new Arrivals();
  private final ServerContext context = arrivals.context();
  private final Registrar registrar =
      new Registrar(context, new TableLog(context.crypto(), EPOCH, List.of()));

  @Test
  void tellsASmallCrowdTwentyTimesASecond() {
    join(100);

    assertEquals(50 * Moment.MILLISECOND, pauseAfterBroadcast());
  }

  @Test
  void tellsALargeCrowdLessOften() {
    join(1_000);

    assertEquals(100 * Moment.MILLISECOND, pauseAfterBroadcast());
  }

  @Test
  void tellsNobodyLaterThanAfterAFifthOfASecond() {
    join(3_000);

    assertEquals(200 * Moment.MILLISECOND, pauseAfterBroadcast());
  }

  @Test
  void doesNotSendTheTableAgainWhileItIsOnItsWay() {
    join(200);
    registrar.publish();
    Registrant newcomer = join(1);
    int onItsWay = newcomer.session().outstandingBytes();

    registrar.sync(newcomer, 0, 0);

    assertTrue(onItsWay > 200 * 200);
    assertEquals(onItsWay, newcomer.session().outstandingBytes());
  }

  @Test
  void sendsAgainWhatSomebodyLacksWhenLittleIsOnItsWay() {
    Registrant first = join(1);
    int onItsWay = first.session().outstandingBytes();

    registrar.sync(first, 0, 0);

    assertTrue(first.session().outstandingBytes() > onItsWay);
  }

  private long pauseAfterBroadcast() {
    registrar.publish();
    join(1);
    return registrar.deadline();
  }

  /// Lets so many more register; answers the last of them.
  private Registrant join(int count) {
    Registrant last = null;
    int from = registrar.present().size();
    for (int i = from; i < from + count; i++) {
      last = registrar.welcome(arrivals.of("nick" + i), 0);
    }
    if (last == null) {
      throw new IllegalArgumentException("somebody must register");
    }
    return last;
  }
}
