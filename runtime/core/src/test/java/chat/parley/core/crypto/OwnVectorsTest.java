package chat.parley.core.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The vectors that the project publishes itself, under both implementations of the primitives.
final class OwnVectorsTest {

  @TestFactory
  Stream<DynamicTest> handshakeIsAsPublished() {
    return withBoth(OwnVectorsTest::checkOpenNetwork);
  }

  @TestFactory
  Stream<DynamicTest> handshakeOfAClosedNetworkIsAsPublished() {
    return withBoth(OwnVectorsTest::checkClosedNetwork);
  }

  @TestFactory
  Stream<DynamicTest> sealedMailIsAsPublished() {
    return withBoth(OwnVectorsTest::checkMail);
  }

  @TestFactory
  Stream<DynamicTest> identityRecordIsAsPublished() {
    return withBoth(OwnVectorsTest::checkRecord);
  }

  @TestFactory
  Stream<DynamicTest> nicknameCertificateIsAsPublished() {
    return withBoth(OwnVectorsTest::checkCertificate);
  }

  @TestFactory
  Stream<DynamicTest> tokensAreAsPublished() {
    return withBoth(OwnVectorsTest::checkTokens);
  }

  /// The layout of a mail, spelled out once more, and opened without any code of ours.
  @Test
  void sealedMailIsHpkeOfAnother() throws InvalidCipherTextException {
    HexVectors vectors = HexVectors.read("sealed-mail.txt");
    byte[] mail = vectors.bytes("mail");
    byte[] enc = Arrays.copyOfRange(mail, 62, 94);
    byte[] info =
        Bytes.concat(
            "N1 mail\0".getBytes(US_ASCII),
            vectors.bytes("header"),
            vectors.bytes("recipient"),
            vectors.bytes("sender"));
    X25519PrivateKeyParameters prekey =
        new X25519PrivateKeyParameters(vectors.bytes("prekey_seed"));
    HPKE hpke =
        new HPKE(
            HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);

    byte[] plaintext =
        hpke.setupBaseR(enc, new AsymmetricCipherKeyPair(prekey.generatePublicKey(), prekey), info)
            .open(new byte[0], Arrays.copyOfRange(mail, 94, mail.length));

    byte[] body = vectors.bytes("body");
    byte[] signed = Bytes.concat("N1 mailsig\0".getBytes(US_ASCII), info, enc, body);
    byte[] signature = Arrays.copyOfRange(plaintext, 128, 192);
    assertEquals(192, plaintext.length);
    assertArrayEquals(body, Arrays.copyOf(plaintext, 100));
    assertEquals((byte) 0x80, plaintext[100]);
    assertTrue(new BouncyCrypto().verify(vectors.key("sender"), signed, signature));
  }

  private static void checkOpenNetwork(Crypto crypto) {
    HexVectors vectors = HexVectors.read("noise-ik.txt");
    checkHandshake(crypto, vectors, TeamKey.NONE);
  }

  private static void checkClosedNetwork(Crypto crypto) {
    HexVectors vectors = HexVectors.read("noise-ikpsk2.txt");
    TeamKey team = TeamKey.of(vectors.bytes("team_key"));
    checkHandshake(crypto, vectors, team);
    byte[] datagram = vectors.bytes("datagram");
    assertArrayEquals(
        vectors.bytes("mac1"),
        new Mac1(crypto, vectors.key("responder_static"), team).of(datagram, datagram.length));
    assertArrayEquals(
        vectors.bytes("proof"),
        ByteBuffer.allocate(Long.BYTES)
            .putLong(new ProbeProof(crypto, team).of(vectors.bytes("probe_header")))
            .array());
    assertArrayEquals(vectors.bytes("shared"), team.forHandshakes(crypto));
    assertArrayEquals(
        vectors.bytes("team_fingerprint"), HexFormat.of().parseHex(team.fingerprint(crypto)));
  }

  private static void checkHandshake(Crypto crypto, HexVectors vectors, TeamKey team) {
    byte[] shared = team.forHandshakes(crypto);
    byte[] prologue = vectors.bytes("prologue");
    AgreementKey mine = crypto.agreementKey(vectors.bytes("initiator_static_seed"));
    AgreementKey theirs = crypto.agreementKey(vectors.bytes("responder_static_seed"));
    NoiseHandshake initiator =
        NoiseHandshake.initiator(
            new NoiseHandshake.Setup(crypto, prologue, mine, shared),
            vectors.key("responder_static"),
            vectors.bytes("initiator_ephemeral_seed"));
    NoiseHandshake responder =
        NoiseHandshake.responder(
            new NoiseHandshake.Setup(crypto, prologue, theirs, shared),
            vectors.bytes("responder_ephemeral_seed"));

    byte[] first = initiator.writeMessage(vectors.bytes("payload_1"));
    assertArrayEquals(vectors.bytes("message_1"), first);
    assertArrayEquals(vectors.bytes("payload_1"), responder.readMessage(first).orElseThrow());
    byte[] second = responder.writeMessage(vectors.bytes("payload_2"));
    assertArrayEquals(vectors.bytes("message_2"), second);
    assertArrayEquals(vectors.bytes("payload_2"), initiator.readMessage(second).orElseThrow());

    TransportKeys keys = initiator.keys();
    byte[] packet =
        crypto
            .cipher(keys.sendKey())
            .seal(5, vectors.bytes("packet_header"), vectors.bytes("packet_plaintext"));
    assertArrayEquals(vectors.bytes("handshake_hash"), keys.handshakeHash());
    assertArrayEquals(vectors.bytes("initiator_key"), keys.sendKey());
    assertArrayEquals(vectors.bytes("responder_key"), keys.receiveKey());
    assertArrayEquals(vectors.bytes("packet_ciphertext"), packet);
  }

  private static void checkMail(Crypto crypto) {
    HexVectors vectors = HexVectors.read("sealed-mail.txt");
    SigningKey sender = crypto.signingKey(vectors.bytes("sender_seed"));
    SigningKey recipient = crypto.signingKey(vectors.bytes("recipient_seed"));
    MailHeader header = MailHeader.decode(vectors.bytes("header")).orElseThrow();
    Prekey prekey =
        new Prekey(header.prekeyId(), crypto.agreementKey(vectors.bytes("prekey_seed")), 0);
    SealedMail mails = new SealedMail(crypto);

    byte[] mail =
        mails.seal(
            header,
            new SealedMail.Recipient(recipient.publicKey(), prekey.key().publicKey()),
            sender,
            vectors.bytes("ephemeral_seed"),
            vectors.bytes("body"));
    Opened opened =
        mails.open(vectors.bytes("mail"), prekey, recipient.publicKey(), sender.publicKey());

    assertArrayEquals(vectors.bytes("mail"), mail);
    assertArrayEquals(vectors.bytes("body"), assertInstanceOf(Opened.Body.class, opened).bytes());
    assertEquals(vectors.key("sender"), sender.publicKey());
    assertEquals(vectors.key("recipient"), recipient.publicKey());
  }

  private static void checkRecord(Crypto crypto) {
    HexVectors vectors = HexVectors.read("identity-record.txt");
    Identity identity = identity(crypto, vectors);

    IdentityRecord record =
        new IdentityRecord(
                vectors.string("nickname_key"),
                vectors.string("nickname"),
                identity.signing().publicKey(),
                identity.agreement().publicKey(),
                (int) vectors.number("prekey_id"),
                crypto.agreementKey(vectors.bytes("prekey_seed")).publicKey(),
                vectors.number("sequence"),
                (int) vectors.number("capabilities"),
                Signature.NONE)
            .signedBy(crypto, identity.signing());

    assertArrayEquals(vectors.bytes("record"), record.encode());
    assertEquals(record, IdentityRecord.decode(vectors.bytes("record")).orElseThrow());
    assertTrue(record.verify(crypto));
    assertArrayEquals(vectors.bytes("identity_hash"), identity.hash().bytes());
  }

  private static void checkCertificate(Crypto crypto) {
    HexVectors vectors = HexVectors.read("nickname-certificate.txt");
    Identity identity = identity(crypto, vectors);
    SigningKey server = crypto.signingKey(vectors.bytes("server_seed"));

    NicknameCertificate certificate =
        new NicknameCertificate(
                vectors.number("server_key_id"),
                vectors.string("nickname_key"),
                identity.signing().publicKey(),
                identity.agreement().publicKey(),
                vectors.number("generation"),
                vectors.number("not_before"),
                vectors.number("not_after"),
                Signature.NONE)
            .signedBy(crypto, server);

    byte[] expected = vectors.bytes("certificate");
    assertArrayEquals(expected, certificate.encode());
    assertEquals(certificate, NicknameCertificate.decode(expected).orElseThrow());
    assertTrue(certificate.verify(crypto, server.publicKey()));
  }

  private static void checkTokens(Crypto crypto) {
    HexVectors vectors = HexVectors.read("tokens.txt");
    AddressTokens tokens = new AddressTokens(crypto, new FixedEntropy(vectors.bytes("token_key")));
    byte[] ip = vectors.bytes("ip");
    int port = Math.toIntExact(vectors.number("port") & 0xffff);
    long now = vectors.number("now");
    AgreementKey own = crypto.agreementKey(vectors.bytes("static_seed"));
    byte[] datagram = vectors.bytes("datagram");

    assertArrayEquals(
        vectors.bytes("retry_token"), tokens.issue(now, AddressTokens.Purpose.RETRY, ip, port));
    assertArrayEquals(
        vectors.bytes("resume_token"), tokens.issue(now, AddressTokens.Purpose.RESUME, ip, port));
    assertArrayEquals(
        vectors.bytes("mac1"), new Mac1(crypto, own.publicKey()).of(datagram, datagram.length));
    assertArrayEquals(
        vectors.bytes("reset_token"),
        new ResetTokens(crypto, own).token(vectors.number("connection_id")));
  }

  private static Identity identity(Crypto crypto, HexVectors vectors) {
    return Identity.of(crypto, vectors.bytes("signing_seed"), vectors.bytes("agreement_seed"));
  }

  private static Stream<DynamicTest> withBoth(Consumer<Crypto> check) {
    return Stream.of(new JdkCrypto(), new BouncyCrypto())
        .map(crypto -> dynamicTest(crypto.getClass().getSimpleName(), () -> check.accept(crypto)));
  }
}
