package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.spi.VersionRange;
import org.junit.jupiter.api.Test;

final class VersionRangeTest {

  @Test
  void allConditionsMustHold() {
    var range = VersionRange.parse(">=1.2 <2");

    assertTrue(range.contains("1.2.0"));
    assertTrue(range.contains("1.99.7"));
    assertFalse(range.contains("1.1.9"));
    assertFalse(range.contains("2.0.0"));
  }

  @Test
  void minorVersionsMayBreakBeforeTheFirstMajorOne() {
    assertEquals(">=0.1.3 <0.2", VersionRange.compatibleWith("0.1.3"));
    assertEquals(">=1.2.0 <2", VersionRange.compatibleWith("1.2.0"));
  }

  @Test
  void whatIsNoRangeIsRefusedWithItsText() {
    var refusal = assertThrows(IllegalArgumentException.class, () -> VersionRange.parse("1.x"));

    assertEquals("\"1.x\" is no range of versions such as \">=0.1 <1\"", refusal.getMessage());
  }
}
