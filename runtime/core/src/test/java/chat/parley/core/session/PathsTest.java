package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.packet.Address;
import org.junit.jupiter.api.Test;

final class PathsTest {

  private static final Address OLD = Pair.address(1);
  private static final Address NEW = Pair.address(2);

  private final Paths paths = new Paths(OLD);

  @Test
  void believesNoAnswerButTheBytesThatWereSent() {
    assertTrue(paths.arrived(NEW, 100, true, new SeededEntropy(1)));

    assertFalse(paths.answered(NEW, paths.challengeData() + 1));
    assertEquals(OLD, paths.current());

    assertTrue(paths.answered(NEW, paths.challengeData()));
    assertEquals(NEW, paths.current());
  }

  @Test
  void believesNoAnswerFromElsewhere() {
    assertTrue(paths.arrived(NEW, 100, true, new SeededEntropy(1)));

    assertFalse(paths.answered(Pair.address(3), paths.challengeData()));
    assertEquals(OLD, paths.current());
  }
}
