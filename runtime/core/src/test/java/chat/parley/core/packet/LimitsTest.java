package chat.parley.core.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.crypto.MailHeader;
import chat.parley.core.crypto.SealedMail;
import org.junit.jupiter.api.Test;

final class LimitsTest {

  @Test
  void carriesTheLongestFrameInTheFragmentsAllowed() {
    assertTrue(Limits.FRAGMENTS_MAX * Limits.FRAGMENT_BYTES_MAX >= Limits.FRAME_MAX);
  }

  @Test
  void sealsTheLongestBody() {
    assertEquals(SealedMail.LENGTH_MAX, Limits.MAIL_MAX);
    assertTrue(Limits.MAIL_BODY_MAX <= SealedMail.BODY_LENGTH_MAX);
    assertTrue(Limits.MAIL_MAX - MailHeader.LENGTH > Limits.MAIL_BODY_MAX);
  }

  @Test
  void fitsTwoEntriesOfOrdinarySizeIntoAPieceOfTheTable() {
    assertTrue(2 * EntryCodec.length(Samples.ENTRY) + 48 <= Limits.TABLE_CHUNK_MAX);
    assertTrue(Limits.TABLE_CHUNK_MAX <= Limits.PLAINTEXT_MAX);
  }
}
