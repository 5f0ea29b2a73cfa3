package chat.parley.core.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a client owes its server, whoever that is.
final class ServedClientTest {

  private static final long EPOCH = 1_800_000_000;

  private final Prey prey = Prey.client();
  private final Attacker server = prey.attacker(0);
  private final List<Frame.Whole> heard = new ArrayList<>();

  ServedClientTest() {
    server.hear(heard::add);
    server.introduce();
    prey.settle();
  }

  private <F extends Frame> List<F> heard(Class<F> kind) {
    return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private void pass(int seconds) {
    for (int i = 0; i < seconds * 10; i++) {
      prey.pass(100 * Moment.MILLISECOND);
    }
  }

  /// Otherwise it would block the mailbox for ever.
  @Test
  void mailThatCannotBeOpenedIsSetAsideAndTaken() {
    server.send(new Frame.Mail(9, new byte[200]));
    prey.settle();
    pass(1);

    assertEquals(List.of(9L), heard(Frame.MailTaken.class).getLast().taken());
  }

  @Test
  void heartbeatComesEveryTwentyFiveSecondsOrSo() {
    pass(95);

    int beats = heard(Frame.Heartbeat.class).size();
    assertTrue(beats >= 3 && beats <= 5, () -> "%d heartbeats in 95 s".formatted(beats));
  }

  @Test
  void whatAnEarlierRunOfTheServerKeptIsStoredAgain() {
    prey.speak("bob");
    pass(2);
    Frame.Store store = heard(Frame.Store.class).getLast();
    server.send(new Frame.Stored(store.id(), false));
    prey.settle();
    int before = heard(Frame.Store.class).size();

    comeBack(EPOCH);
    assertEquals(before, heard(Frame.Store.class).size());

    comeBack(EPOCH + 1);
    assertEquals(before + 1, heard(Frame.Store.class).size());
  }

  private void comeBack(long epoch) {
    server.leave();
    prey.settle();
    pass(2);
    server.send(new Frame.Registered(epoch, 90_000, 1, new byte[0], Address.NONE, 0));
    prey.settle();
    pass(2);
  }
}
