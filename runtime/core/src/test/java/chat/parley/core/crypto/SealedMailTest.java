package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.core.crypto.Opened.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SealedMailTest {

  private final Crypto crypto = new JdkCrypto();
  private final Seeds seeds = new Seeds(4);
  private final SealedMail mails = new SealedMail(crypto);
  private final SigningKey alice = crypto.signingKey(seeds.key());
  private final SigningKey bob = crypto.signingKey(seeds.key());
  private final Prekey prekey = new Prekey(77, crypto.agreementKey(seeds.key()), 0);
  private final SealedMail.Recipient toBob =
      new SealedMail.Recipient(bob.publicKey(), prekey.key().publicKey());
  private final MailHeader header = header(alice, bob);
  private final byte[] body = seeds.bytes(150);

  @Test
  void opensWhatWasSealed() {
    byte[] mail = seal(body);

    Opened.Body opened = assertInstanceOf(Opened.Body.class, open(mail));

    assertEquals(header, opened.header());
    assertArrayEquals(body, opened.bytes());
    assertEquals(SealedMail.lengthFor(body.length), mail.length);
    assertEquals("Body[150 bytes]", opened.toString());
  }

  @Test
  void padsBodiesToMultiplesOf64() {
    for (int length : new int[] {0, 1, 62, 63, 64, 127, 128, SealedMail.BODY_LENGTH_MAX}) {
      byte[] bytes = new byte[length];
      byte[] mail = seal(bytes);

      assertEquals(62 + 32 + (length / 64 + 1) * 64 + 64 + 16, mail.length);
      assertArrayEquals(bytes, assertInstanceOf(Opened.Body.class, open(mail)).bytes());
    }
    assertEquals(SealedMail.LENGTH_MIN, seal(new byte[0]).length);
    assertEquals(17_390, SealedMail.lengthFor(SealedMail.BODY_LENGTH_MAX));
  }

  @Test
  void rejectsEveryDamagedMail() {
    byte[] mail = seal(body);

    assertEquals(0, Damage.survivors(mail, it -> !(open(it) instanceof Opened.Rejected)));
  }

  @Test
  void rejectsNoise() {
    for (int i = 0; i < 300; i++) {
      assertInstanceOf(Opened.Rejected.class, open(seeds.upTo(500)));
    }
    assertEquals(Reason.MALFORMED, reason(new byte[SealedMail.LENGTH_MAX + 1]));
  }

  @Test
  void rejectsMailOfOthers() {
    byte[] mail = seal(body);
    Prekey next = new Prekey(78, prekey.key(), 0);
    Prekey otherKey = new Prekey(77, crypto.agreementKey(seeds.key()), 0);

    assertEquals(
        Reason.OTHER_RECIPIENT,
        reason(mails.open(mail, prekey, alice.publicKey(), alice.publicKey())));
    assertEquals(
        Reason.OTHER_SENDER, reason(mails.open(mail, prekey, bob.publicKey(), bob.publicKey())));
    assertEquals(
        Reason.OTHER_PREKEY, reason(mails.open(mail, next, bob.publicKey(), alice.publicKey())));
    assertEquals(
        Reason.NOT_SEALED, reason(mails.open(mail, otherKey, bob.publicKey(), alice.publicKey())));
  }

  @Test
  void rejectsMailThatTheSenderDidNotSign() {
    byte[] signature = crypto.sign(bob, body);

    assertEquals(Reason.SIGNATURE, reason(forge(Bytes.concat(padded(body), signature))));
  }

  /// Carol got a mail of alice, and seals its content anew for bob.
  @Test
  void rejectsMailSealedAnewForAThirdPerson() {
    SigningKey carol = crypto.signingKey(seeds.key());
    AgreementKey ephemeral = crypto.agreementKey(seeds.key());
    byte[] toCarol =
        Bytes.concat(
            "N1 mailsig\0N1 mail\0".getBytes(US_ASCII),
            header(alice, carol).encode(),
            carol.publicKey().bytes(),
            alice.publicKey().bytes(),
            ephemeral.publicKey().bytes(),
            body);

    byte[] forged = forge(Bytes.concat(padded(body), crypto.sign(alice, toCarol)));

    assertEquals(Reason.SIGNATURE, reason(forged));
  }

  @Test
  void rejectsEveryOtherPadding() {
    byte[] zeros = new byte[64];
    byte[] marked = new byte[128];
    marked[63] = (byte) 0x80;
    byte[] dirty = new byte[64];
    dirty[10] = (byte) 0x80;
    dirty[40] = 1;

    for (byte[] wrong : new byte[][] {zeros, marked, dirty, new byte[65], new byte[100]}) {
      byte[] forged = forge(Bytes.concat(wrong, new byte[64]));
      assertEquals(Reason.PADDING, reason(forged));
    }
  }

  @Test
  void sealsForNobodyWhenThePrekeyIsOfSmallOrder() {
    SealedMail.Recipient weak =
        new SealedMail.Recipient(bob.publicKey(), PublicKey.of(new byte[PublicKey.LENGTH]));

    byte[] mail = mails.seal(header, weak, alice, seeds.key(), body);

    assertEquals(Reason.NOT_SEALED, reason(mail));
  }

  @Test
  void rejectsAnEphemeralKeyOfSmallOrder() {
    byte[] mail = seal(body);
    Arrays.fill(mail, 62, 62 + 32, (byte) 0);

    assertEquals(Reason.NOT_SEALED, reason(mail));
  }

  @Test
  void sealsTheSameBodyDifferentlyEachTime() {
    assertFalse(Arrays.equals(seal(body), seal(body)));
  }

  @Test
  void refusesToSealWhatTheHeaderDoesNotName() {
    SealedMail.Recipient toAlice =
        new SealedMail.Recipient(alice.publicKey(), prekey.key().publicKey());

    assertThrows(
        IllegalArgumentException.class,
        () -> mails.seal(header, toAlice, alice, seeds.key(), body));
    assertThrows(
        IllegalArgumentException.class, () -> mails.seal(header, toBob, bob, seeds.key(), body));
    assertThrows(
        IllegalArgumentException.class, () -> seal(new byte[SealedMail.BODY_LENGTH_MAX + 1]));
  }

  private byte[] seal(byte[] bytes) {
    return mails.seal(header, toBob, alice, seeds.key(), bytes);
  }

  private Opened open(byte[] mail) {
    return mails.open(mail, prekey, bob.publicKey(), alice.publicKey());
  }

  private Reason reason(byte[] mail) {
    return reason(open(mail));
  }

  private static Reason reason(Opened opened) {
    return assertInstanceOf(Opened.Rejected.class, opened).reason();
  }

  /// A mail from alice to bob with any plaintext, as anybody can seal it.
  private byte[] forge(byte[] plaintext) {
    AgreementKey ephemeral = crypto.agreementKey(seeds.key());
    byte[] info =
        Bytes.concat(
            "N1 mail\0".getBytes(US_ASCII),
            header.encode(),
            bob.publicKey().bytes(),
            alice.publicKey().bytes());
    byte[] sealed = new Hpke(crypto).seal(toBob.prekey(), ephemeral, info, plaintext);
    return Bytes.concat(header.encode(), ephemeral.publicKey().bytes(), sealed);
  }

  private static byte[] padded(byte[] bytes) {
    byte[] padded = Arrays.copyOf(bytes, (bytes.length / 64 + 1) * 64);
    padded[bytes.length] = (byte) 0x80;
    return padded;
  }

  private MailHeader header(SigningKey sender, SigningKey recipient) {
    return new MailHeader(
        IdentityHash.of(crypto, recipient.publicKey()),
        IdentityHash.of(crypto, sender.publicKey()),
        9,
        3,
        8,
        MailHeader.Kind.MESSAGES,
        77);
  }
}
