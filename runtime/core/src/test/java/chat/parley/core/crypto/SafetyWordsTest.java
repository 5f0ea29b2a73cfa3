package chat.parley.core.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SafetyWordsTest {

  private static final PublicKey ALICE = key(1);
  private static final PublicKey BOB = key(2);

  private static PublicKey key(int filling) {
    byte[] bytes = new byte[PublicKey.LENGTH];
    Arrays.fill(bytes, (byte) filling);
    return PublicKey.of(bytes);
  }

  @Test
  void areTheSameOnBothScreens() {
    assertEquals(SafetyWords.of(ALICE, BOB), SafetyWords.of(BOB, ALICE));
  }

  @Test
  void areEightOfFiveLettersThatCanBeSpoken() {
    assertTrue(
        SafetyWords.of(ALICE, BOB)
            .matches(
                "([bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz]"
                    + "( ([bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz]){7}"),
        SafetyWords.of(ALICE, BOB));
  }

  @Test
  void areOthersWithEveryBitOfEitherKey() {
    Set<String> seen = new HashSet<>(List.of(SafetyWords.of(ALICE, BOB)));
    for (int bit = 0; bit < 8 * PublicKey.LENGTH; bit++) {
      byte[] other = BOB.bytes();
      other[bit / 8] ^= (byte) (1 << bit % 8);

      assertTrue(seen.add(SafetyWords.of(ALICE, PublicKey.of(other))), "bit " + bit);
    }
    assertNotEquals(SafetyWords.of(ALICE, ALICE), SafetyWords.of(BOB, BOB));
  }

  /// As docs/protocol.md says, made here by other code.
  @Test
  void areMadeAsTheProtocolSays() throws Exception {
    byte[] domain = "N1 words\0".getBytes(StandardCharsets.US_ASCII);
    byte[] hash = {};
    for (int round = 0; round < 5_200; round++) {
      MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
      for (byte[] part : List.of(hash, domain, ALICE.bytes(), BOB.bytes())) {
        sha512.update(part);
      }
      hash = sha512.digest();
    }
    var words = new StringBuilder();
    for (int i = 0; i < 16; i += 2) {
      String bits =
          "%16s"
              .formatted(Integer.toBinaryString(((hash[i] & 0xFF) << 8) | (hash[i + 1] & 0xFF)))
              .replace(' ', '0');
      words
          .append(i == 0 ? "" : " ")
          .append("bdfghjklmnprstvz".charAt(Integer.parseInt(bits.substring(0, 4), 2)))
          .append("aiou".charAt(Integer.parseInt(bits.substring(4, 6), 2)))
          .append("bdfghjklmnprstvz".charAt(Integer.parseInt(bits.substring(6, 10), 2)))
          .append("aiou".charAt(Integer.parseInt(bits.substring(10, 12), 2)))
          .append("bdfghjklmnprstvz".charAt(Integer.parseInt(bits.substring(12, 16), 2)));
    }

    assertEquals(words.toString(), SafetyWords.of(ALICE, BOB));
  }

  /// The vector of docs/protocol.md.
  @Test
  void standInTheProtocol() {
    assertEquals("pulus bifit fopod fubob rikad vavil pigap ramim", SafetyWords.of(ALICE, BOB));
  }
}
