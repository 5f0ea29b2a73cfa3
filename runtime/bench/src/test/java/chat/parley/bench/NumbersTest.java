package chat.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class NumbersTest {

  @Test
  void writesRatesWithThreeDigitsThatCount() {
    assertEquals("123,000", Numbers.rate(123_456));
    assertEquals("1,230", Numbers.rate(1_234));
    assertEquals("12.3", Numbers.rate(12.34));
    assertEquals("0.50", Numbers.rate(0.5));
  }

  @Test
  void writesTimesInTheUnitThatFits() {
    assertEquals("999 ns", Numbers.time(999));
    assertEquals("12.3 µs", Numbers.time(12_345));
    assertEquals("1.23 ms", Numbers.time(1_234_567));
    assertEquals("12.3 s", Numbers.time(12_345_678_901L));
  }

  @Test
  void writesBytesInTheUnitThatFits() {
    assertEquals("900 B", Numbers.bytes(900));
    assertEquals("1.50 KiB", Numbers.bytes(1_536));
  }
}
