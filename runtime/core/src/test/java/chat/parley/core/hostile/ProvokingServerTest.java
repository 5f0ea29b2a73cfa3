package chat.parley.core.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A server that lies to have its client do work for ever. Everything arrives at once here, so that
/// nothing but the client itself sets the pace.
final class ProvokingServerTest {

  private static final long EPOCH = 1_800_000_000;

  /// Ten at once, and one in each of two ways every two seconds or so.
  private static final int IN_A_MINUTE_MAX = 10 + 2 * 40;

  private final Prey prey = Prey.client();
  private final Attacker server = prey.attacker(0);
  private final List<Frame.Whole> heard = new ArrayList<>();

  private static Frame.Registered registered(long epoch) {
    return new Frame.Registered(epoch, 90_000, 1, new byte[0], Address.NONE, 0);
  }

  private void listen(Runnable onRegister) {
    server.hear(frame -> {
      heard.add(frame);
      if (frame instanceof Frame.Register) {
        onRegister.run();
      }
    });
    prey.settle();
  }

  private void passAMinute(Runnable each) {
    for (int i = 0; i < 6_000; i++) {
      each.run();
      prey.settle();
      prey.pass(10 * Moment.MILLISECOND);
    }
  }

  private long heard(Class<? extends Frame> kind) {
    return heard.stream().filter(kind::isInstance).count();
  }

  private void assertPaced(long times) {
    assertTrue(
        times > 10 && times <= IN_A_MINUTE_MAX, () -> "happened %d times".formatted(times));
  }

  @Test
  void whoeverIsToldAgainAndAgainThatHeIsOfflineRegistersAtAPaceOfHisOwn() {
    listen(() -> {
      server.send(registered(EPOCH));
      server.send(new Frame.Deregistered());
    });

    passAMinute(() -> server.send(new Frame.Deregistered()));

    assertPaced(heard(Frame.Register.class));
    assertTrue(server.sessionsOpened() <= IN_A_MINUTE_MAX);
  }

  @Test
  void whoeverIsLeftAgainAndAgainComesBackAtAPaceOfHisOwn() {
    listen(() -> server.send(registered(EPOCH)));

    passAMinute(server::leave);

    assertPaced(server.sessionsOpened());
    assertTrue(heard(Frame.Register.class) <= IN_A_MINUTE_MAX);
  }

  @Test
  void epochsThatRiseAndTablesThatAreResetMakeNobodyRegister() {
    listen(() -> server.send(registered(EPOCH)));
    long[] epoch = {EPOCH};

    passAMinute(() -> {
      epoch[0]++;
      server.send(registered(epoch[0]));
      server.send(new Frame.Pulse(epoch[0], 7));
      server.send(new Frame.Snapshot(epoch[0], 1, new byte[32], 0, 1, List.of()));
    });

    assertEquals(0, heard(Frame.Register.class));
    assertTrue(heard(Frame.TableWanted.class) <= 60 / 2 + 1);
  }
}
