package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Message;
import chat.parley.engine.client.Judge;
import chat.parley.engine.testing.Messages;
import chat.parley.engine.time.MachineThreads;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class FilterSeatTest {

  private static final Message MESSAGE = Messages.of("spam");

  private final FilterSeat seat = new FilterSeat(new MachineThreads(), List.of(), _ -> () -> {});

  @Test
  void versionThatGoesWhileItIsAskedDoesNotDecide() {
    Judge going =
        _ -> {
          seat.pause();
          seat.resume(List.of(_ -> false));
          return true;
        };
    seat.resume(List.of(going));

    assertFalse(seat.shows(MESSAGE));
  }

  @Test
  void nobodyDecidesWhenThePluginGoesForGood() {
    Judge going =
        _ -> {
          seat.close();
          return true;
        };
    seat.resume(List.of(going));

    assertTrue(seat.shows(MESSAGE));
  }

  @Test
  void messageThatNoFilterHasToDoWithIsNotJudged() {
    seat.resume(List.of(indifferent()));

    assertFalse(seat.wants(MESSAGE));
    assertTrue(seat.shows(MESSAGE));
  }

  @Test
  void messageBetweenTwoVersionsIsForTheNextOne() {
    seat.resume(List.of(indifferent()));

    seat.pause();

    assertTrue(seat.wants(MESSAGE));
  }

  /// Hides everything, but has to do with nothing.
  private static Judge indifferent() {
    return new Judge() {
      @Override
      public boolean wants(Message message) {
        return false;
      }

      @Override
      public boolean shows(Message message) {
        return false;
      }
    };
  }
}
