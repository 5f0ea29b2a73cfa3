package chat.parley.core.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.crypto.MailHeader.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class MailHeaderTest {

  private final MailHeader header = header(3, 8, Kind.MESSAGES);

  @Test
  void decodesWhatItEncodes() {
    for (Kind kind : Kind.values()) {
      MailHeader each = header(0, Long.MAX_VALUE, kind);
      assertEquals(each, MailHeader.decode(each.encode()).orElseThrow());
    }
    assertEquals(MailHeader.LENGTH, header.encode().length);
  }

  @Test
  void standsAtTheBeginningOfAMail() {
    byte[] mail = Arrays.copyOf(header.encode(), SealedMail.LENGTH_MIN);

    assertEquals(header, MailHeader.of(mail).orElseThrow());
    assertTrue(MailHeader.of(Arrays.copyOf(mail, SealedMail.LENGTH_MIN - 1)).isEmpty());
    assertTrue(MailHeader.of(Arrays.copyOf(mail, SealedMail.LENGTH_MAX + 1)).isEmpty());
    assertTrue(MailHeader.of(Arrays.copyOf(mail, SealedMail.LENGTH_MAX)).isPresent());
  }

  @Test
  void rejectsOtherLengths() {
    assertEquals(
        0, Damage.resized(header.encode()).filter(it -> MailHeader.decode(it).isPresent()).count());
  }

  @Test
  void rejectsAnotherVersionAndAnUnknownKind() {
    assertTrue(MailHeader.decode(Damage.flipped(header.encode(), 0, 3)).isEmpty());
    assertTrue(MailHeader.decode(Damage.flipped(header.encode(), 57, 2)).isEmpty());
  }

  @Test
  void rejectsSequencesThatAreNegativeOrRunBackwards() {
    byte[] bytes = header.encode();

    assertTrue(MailHeader.decode(Damage.flipped(bytes, 41, 0x80)).isEmpty());
    assertTrue(MailHeader.decode(Damage.flipped(bytes, 41, 0x01)).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> header(-1, 8, Kind.MESSAGES));
    assertThrows(IllegalArgumentException.class, () -> header(9, 8, Kind.MESSAGES));
  }

  /// Each byte of the header means something: no two encodings decode to one header.
  @Test
  void hasOneEncoding() {
    byte[] bytes = header.encode();

    long equals =
        Damage.flips(bytes)
            .filter(it -> MailHeader.decode(it).filter(header::equals).isPresent())
            .count();

    assertEquals(0, equals);
  }

  private static MailHeader header(long first, long last, Kind kind) {
    return new MailHeader(
        new IdentityHash(1, 2), new IdentityHash(3, 4), 0x0102030405060708L, first, last, kind, -5);
  }
}
