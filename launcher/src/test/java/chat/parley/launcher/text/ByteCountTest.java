package chat.parley.launcher.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ByteCountTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "12345, 12.3 kB",
    "999949, 999.9 kB",
    "999950, 1.0 MB",
    "9223372036854775807, 9.2 EB"
  })
  void hasAtMostThreeDigitsBeforeThePoint(long bytes, String shown) {
    assertEquals(shown, ByteCount.of(bytes));
  }
}
