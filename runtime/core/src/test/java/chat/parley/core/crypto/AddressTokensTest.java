package chat.parley.core.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.crypto.AddressTokens.Purpose;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AddressTokensTest {

  private static final long NOW = 1_000_000;
  private static final long DAY = 86_400_000;
  private static final int PORT = 40_000;
  private static final byte[] IP = {10, 0, 0, 1};
  private static final byte[] OTHER_IP = {10, 0, 0, 2};
  private static final byte[] IP_6 = Arrays.copyOf(IP, 16);

  private final Crypto crypto = new JdkCrypto();
  private final AddressTokens tokens = new AddressTokens(crypto, new Seeds(7));
  private final byte[] retry = tokens.issue(NOW, Purpose.RETRY, IP, PORT);
  private final byte[] resume = tokens.issue(NOW, Purpose.RESUME, IP, PORT);

  @Test
  void knowsWhatItIssued() {
    assertEquals(Optional.of(Purpose.RETRY), check(retry));
    assertEquals(Optional.of(Purpose.RESUME), check(resume));
    assertEquals(AddressTokens.LENGTH, retry.length);
  }

  @Test
  void takesAddressesOfBothKinds() {
    byte[] token = tokens.issue(NOW, Purpose.RETRY, IP_6, PORT);

    assertEquals(Optional.of(Purpose.RETRY), tokens.check(NOW, token, IP_6, PORT));
    assertTrue(check(token).isEmpty());
  }

  @Test
  void bindsRetryTokensToAddressAndPort() {
    assertTrue(tokens.check(NOW, retry, OTHER_IP, PORT).isEmpty());
    assertTrue(tokens.check(NOW, retry, IP_6, PORT).isEmpty());
    assertTrue(tokens.check(NOW, retry, IP, PORT + 1).isEmpty());
  }

  @Test
  void bindsResumeTokensToTheAddressOnly() {
    assertTrue(tokens.check(NOW, resume, OTHER_IP, PORT).isEmpty());
    assertEquals(Optional.of(Purpose.RESUME), tokens.check(NOW, resume, IP, PORT + 1));
  }

  @Test
  void rejectsTokensThatExpired() {
    assertTrue(tokens.check(NOW + 9_999, retry, IP, PORT).isPresent());
    assertTrue(tokens.check(NOW + 10_000, retry, IP, PORT).isEmpty());
    assertTrue(tokens.check(NOW + DAY - 1, resume, IP, PORT).isPresent());
    assertTrue(tokens.check(NOW + DAY, resume, IP, PORT).isEmpty());
  }

  @Test
  void keepsThePreviousKeyAfterARotation() {
    long justBefore = 120_000 * 10 - 1;
    byte[] token = tokens.issue(justBefore, Purpose.RETRY, IP, PORT);

    assertTrue(tokens.check(justBefore + 9_000, token, IP, PORT).isPresent());
    assertFalse(
        Arrays.equals(
            Arrays.copyOf(token, 1),
            Arrays.copyOf(tokens.issue(justBefore + 1, Purpose.RETRY, IP, PORT), 1)));
  }

  @Test
  void forgetsTheKeyBeforeThePreviousOne() {
    byte[] old = tokens.issue(DAY, Purpose.RESUME, IP, PORT);
    tokens.issue(2 * DAY, Purpose.RESUME, IP, PORT);
    tokens.issue(3 * DAY, Purpose.RESUME, IP, PORT);

    assertTrue(tokens.check(DAY, old, IP, PORT).isEmpty());
  }

  @Test
  void forgetsEverythingAfterALongSilence() {
    assertTrue(tokens.check(NOW + 200 * DAY, resume, IP, PORT).isEmpty());
    assertTrue(check(resume).isEmpty());
  }

  @Test
  void rejectsTokensOfAnotherServer() {
    AddressTokens other = new AddressTokens(crypto, new Seeds(8));

    assertTrue(other.check(NOW, retry, IP, PORT).isEmpty());
    assertTrue(other.check(NOW, resume, IP, PORT).isEmpty());
  }

  @Test
  void rejectsEveryDamagedToken() {
    assertEquals(0, Damage.survivors(retry, it -> check(it).isPresent()));
    assertEquals(0, Damage.survivors(resume, it -> check(it).isPresent()));
  }

  private Optional<Purpose> check(byte[] token) {
    return tokens.check(NOW, token, IP, PORT);
  }
}
