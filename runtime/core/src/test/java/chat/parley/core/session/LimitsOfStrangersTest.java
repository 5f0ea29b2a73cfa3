package chat.parley.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.packet.Address;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class LimitsOfStrangersTest {

  @Test
  void letsABurstPassAndThenSoManyASecond() {
    var bucket = new TokenBucket(20, 5);
    int first = 0;
    while (bucket.take(0)) {
      first++;
    }
    int later = 0;
    for (long at = 0; at < 10 * Moment.SECOND; at += Moment.MILLISECOND) {
      later += bucket.take(at) ? 1 : 0;
    }

    assertEquals(5, first);
    assertEquals(199, later);
  }

  @Test
  void limitsEachIpv4AddressByItselfWhateverThePort() {
    var limits = new SourceLimits();
    for (int port = 0; port < 5; port++) {
      assertTrue(limits.take(0, Address.v4(1, port)));
    }

    assertFalse(limits.take(0, Address.v4(1, 99)));
    assertTrue(limits.take(0, Address.v4(2, 0)));
  }

  @Test
  void limitsTheWholeIpv6NetworkOfOneCustomer() {
    var limits = new SourceLimits();
    for (int host = 0; host < 5; host++) {
      assertTrue(limits.take(0, new Address(0x2001_0db8_0000_0100L | host, host, 1)));
    }

    assertFalse(limits.take(0, new Address(0x2001_0db8_0000_01ffL, 77, 1)));
    assertTrue(limits.take(0, new Address(0x2001_0db8_0000_0200L, 77, 1)));
  }

  @Test
  void remembersABoundedNumberOfSources() {
    var limits = new SourceLimits();
    for (int i = 0; i < 100_000; i++) {
      limits.take(0, Address.v4(i, 1));
    }

    assertEquals(SourceLimits.SOURCES_MAX, limits.size());
  }

  @Test
  void takesOnlyRisingCountersOfEachKey() {
    var counters = new HandshakeCounters();

    assertTrue(counters.advance(key(1), 5));
    assertFalse(counters.advance(key(1), 5));
    assertFalse(counters.advance(key(1), 4));
    assertTrue(counters.advance(key(2), 4));
    assertTrue(counters.advance(key(1), -1));
    assertFalse(counters.advance(key(1), Long.MAX_VALUE));
  }

  @Test
  void remembersABoundedNumberOfKeys() {
    var counters = new HandshakeCounters();
    for (int i = 0; i < 40_000; i++) {
      counters.advance(key(i), 1);
    }

    assertEquals(HandshakeCounters.KEYS_MAX, counters.size());
  }

  @Test
  void forgetsTheResumeTokenThatWasNotUsedForLongest() {
    var tokens = new ResumeTokens();
    for (int i = 0; i <= ResumeTokens.TOKENS_MAX; i++) {
      tokens.put(key(i), Address.NONE, new byte[24]);
    }

    assertNull(tokens.get(key(0), Address.NONE));
    assertEquals(24, ByteBuffer.wrap(tokens.get(key(1), Address.NONE)).remaining());
  }

  private static PublicKey key(int number) {
    return PublicKey.of(ByteBuffer.allocate(32).putInt(number).array());
  }
}
