package chat.parley.plugins.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.mock;

import chat.parley.api.Client;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.api.command.Invocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChaosCommandTest {

  private final Conditions conditions =
      new Conditions(mock(Client.class), new ChaosConfig(7, 0, 0, 0, Duration.ZERO, 0));
  private final ChaosCommand command = new ChaosCommand(conditions);
  private final Asking asking = new Asking();

  /// A caller who keeps the answers.
  private static final class Asking implements Invocation {
    private final List<String> replies = new ArrayList<>();

    @Override
    public Nickname caller() {
      return Nickname.of("alice");
    }

    @Override
    public Target where() {
      return Nickname.of("alice");
    }

    @Override
    public void reply(String text) {
      replies.add(text);
    }

    @Override
    public void reply(String text, Map<String, ?> data) {
      replies.add("%s %s".formatted(text, data));
    }
  }

  @Test
  void showsThatNothingIsOn() {
    command.run(new ChaosWords.Show(), asking);

    assertEquals(List.of("off {on=[]}"), asking.replies);
  }

  @Test
  void addsOneTroubleToTheOther() {
    command.run(new ChaosWords.Loss("20%"), asking);
    command.run(new ChaosWords.Delay(Duration.ofMillis(50)), asking);

    assertEquals(0.2, conditions.trouble().loss());
    assertEquals(
        "on: 20 % are lost; each takes 50 ms longer "
            + "{on=[20 % are lost, each takes 50 ms longer]}",
        asking.replies.getLast());
  }

  @Test
  void namesThoseWhoAreCutOff() {
    command.run(
        new ChaosWords.Partition(List.of(Nickname.of("bob"), Nickname.of("carol"))), asking);

    assertEquals(List.of("nothing goes directly to or from bob, carol"), conditions.words());
  }

  @Test
  void refusesAShareThatIsNone() {
    var wrong =
        assertThrows(
            IllegalArgumentException.class, () -> command.run(new ChaosWords.Loss("120%"), asking));

    assertEquals("the share is 120%, must be 0% to 100%, such as 20%", wrong.getMessage());
  }

  @Test
  void refusesADelayThatIsTooLong() {
    assertThrows(
        IllegalArgumentException.class,
        () -> command.run(new ChaosWords.Delay(Duration.ofMinutes(1)), asking));
  }
}
