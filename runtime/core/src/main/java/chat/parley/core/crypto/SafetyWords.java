package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.StringJoiner;

/// Words that two people read to each other, to be sure of each other's keys: eight of five letters
/// each, made of both identities, and the same whoever makes them.
///
/// Whoever stands between the two has to find two keys of his own for which the words of both sides
/// come out the same. Each try costs him as many hashes as making the words costs us.
public final class SafetyWords {

  /// About 2 ms for us.
  private static final int ROUNDS = 5_200;

  private static final int WORDS = 8;
  private static final int BITS_IN_A_WORD = 16;
  private static final byte[] DOMAIN = "N1 words\0".getBytes(US_ASCII);

  /// Sixteen that are hard to mistake for each other, and that most languages have: 4 bits.
  private static final String CONSONANTS = "bdfghjklmnprstvz";

  /// 2 bits.
  private static final String VOWELS = "aiou";

  private SafetyWords() {}

  /// The words, in small letters, with blanks between them. Takes a few milliseconds.
  public static String of(PublicKey one, PublicKey other) {
    byte[] first = one.bytes();
    byte[] second = other.bytes();
    boolean isSorted = Arrays.compareUnsigned(first, second) <= 0;
    return words(isSorted ? hash(first, second) : hash(second, first));
  }

  private static byte[] hash(byte[] first, byte[] second) {
    MessageDigest sha512 = sha512();
    byte[] hash = {};
    for (int round = 0; round < ROUNDS; round++) {
      sha512.update(hash);
      sha512.update(DOMAIN);
      sha512.update(first);
      sha512.update(second);
      hash = sha512.digest();
    }
    return hash;
  }

  private static MessageDigest sha512() {
    try {
      return MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks SHA-512", e);
    }
  }

  private static String words(byte[] hash) {
    var words = new StringJoiner(" ");
    for (int i = 0; i < WORDS; i++) {
      words.add(word(((hash[2 * i] & 0xFF) << 8) | (hash[2 * i + 1] & 0xFF)));
    }
    return words.toString();
  }

  /// Consonants and vowels in turn, the highest bits first.
  private static String word(int bits) {
    var word = new StringBuilder();
    int left = BITS_IN_A_WORD;
    while (left > 0) {
      boolean isConsonant = word.length() % 2 == 0;
      left -= isConsonant ? 4 : 2;
      int index = (bits >> left) & (isConsonant ? 0xF : 0x3);
      word.append((isConsonant ? CONSONANTS : VOWELS).charAt(index));
    }
    return word.toString();
  }
}
