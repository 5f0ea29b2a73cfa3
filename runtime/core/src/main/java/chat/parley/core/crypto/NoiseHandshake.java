package chat.parley.core.crypto;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One side of a `Noise_IK_25519_AESGCM_SHA256` handshake (Noise, revision 34, section 7.5), or of
/// `Noise_IKpsk2_25519_AESGCM_SHA256` (section 9) between those who share a key beforehand.
///
/// ```text
/// message 1, to the responder   e(32) | enc(s)(48) | enc(payload)(.. + 16)
/// message 2, to the initiator   e(32) | enc(payload)(.. + 16)
/// ```
///
/// Confined to one thread. A message that is rejected leaves the handshake as it was, so that a
/// forged answer cannot keep the true one out.
public final class NoiseHandshake {

  /// How much longer message 1 is than its payload, in bytes.
  public static final int MESSAGE_1_OVERHEAD = 2 * PublicKey.LENGTH + 2 * PacketCipher.TAG_LENGTH;

  /// How much longer message 2 is than its payload, in bytes.
  public static final int MESSAGE_2_OVERHEAD = PublicKey.LENGTH + PacketCipher.TAG_LENGTH;

  /// Noise, section 3: no message is longer, in bytes.
  private static final int MESSAGE_LENGTH_MAX = 65_535;

  private static final int SEALED_STATIC_END = MESSAGE_1_OVERHEAD - PacketCipher.TAG_LENGTH;

  private enum Next {
    MESSAGE_1,
    MESSAGE_2,
    NOTHING
  }

  private final Crypto crypto;
  private final boolean isInitiator;
  private final Setup setup;
  private final AgreementKey own;
  private final AgreementKey ephemeral;
  private NoiseSymmetricState state;
  private @Nullable PublicKey remoteStatic;
  private @Nullable PublicKey remoteEphemeral;
  private Next next = Next.MESSAGE_1;

  /// Set when the responder's key is of small order: such a handshake is never finished.
  private boolean isDoomed;

  /// What both sides bring along.
  ///
  /// @param prologue what both must have seen the same
  /// @param own our static key
  /// @param shared the key that both sides have beforehand, 32 bytes; empty for none
  public record Setup(Crypto crypto, byte[] prologue, AgreementKey own, byte[] shared) {

    /// With no key that is shared beforehand.
    public Setup(Crypto crypto, byte[] prologue, AgreementKey own) {
      this(crypto, prologue, own, new byte[0]);
    }

    private boolean isShared() {
      return shared.length > 0;
    }
  }

  private NoiseHandshake(Setup setup, @Nullable PublicKey remote, byte[] ephemeralSeed) {
    this.crypto = setup.crypto();
    this.isInitiator = remote != null;
    this.setup = setup;
    this.own = setup.own();
    this.ephemeral = crypto.agreementKey(ephemeralSeed);
    this.state =
        new NoiseSymmetricState(
            crypto, setup.isShared() ? NoiseSymmetricState.IK_PSK2 : NoiseSymmetricState.IK);
    this.remoteStatic = remote;
    state.mixHash(setup.prologue());
    state.mixHash((remote == null ? own.publicKey() : remote).bytes());
  }

  /// The side that begins, and knows the responder's static key.
  ///
  /// A `remote` of small order, which a forger may have sent us, makes a message that nobody can
  /// read and a handshake that rejects every answer.
  ///
  /// @param ephemeralSeed 32 random bytes that serve for this handshake only
  public static NoiseHandshake initiator(Setup setup, PublicKey remote, byte[] ephemeralSeed) {
    return new NoiseHandshake(setup, remote, ephemeralSeed);
  }

  /// The side that answers.
  ///
  /// @param ephemeralSeed 32 random bytes that serve for this handshake only
  public static NoiseHandshake responder(Setup setup, byte[] ephemeralSeed) {
    return new NoiseHandshake(setup, null, ephemeralSeed);
  }

  /// The next message, with `payload` sealed inside.
  ///
  /// @throws IllegalStateException when it is not this side's turn
  /// @throws IllegalArgumentException when the message would be longer than 65,535 bytes
  public byte[] writeMessage(byte[] payload) {
    requireTurn(isInitiator ? Next.MESSAGE_1 : Next.MESSAGE_2);
    if (payload.length > MESSAGE_LENGTH_MAX - MESSAGE_1_OVERHEAD) {
      throw new IllegalArgumentException(
          "a payload has %d bytes, must be at most %d"
              .formatted(payload.length, MESSAGE_LENGTH_MAX - MESSAGE_1_OVERHEAD));
    }
    return isInitiator ? writeFirst(payload) : writeSecond(payload);
  }

  /// The payload of the other side's message, on any input; empty when it is rejected.
  ///
  /// @throws IllegalStateException when it is not the other side's turn
  public Optional<byte[]> readMessage(byte[] message) {
    requireTurn(isInitiator ? Next.MESSAGE_2 : Next.MESSAGE_1);
    if (message.length > MESSAGE_LENGTH_MAX || isDoomed) {
      return Optional.empty();
    }
    return isInitiator ? readSecond(message) : readFirst(message);
  }

  /// The other side's static key: an initiator knows it from the start, a responder after message
  /// 1, which only the key's holder can make (but anybody can send again).
  ///
  /// @throws IllegalStateException before it is known
  public PublicKey remoteStatic() {
    return known(remoteStatic);
  }

  /// The keys for both directions.
  ///
  /// @throws IllegalStateException before both messages have passed
  public TransportKeys keys() {
    requireTurn(Next.NOTHING);
    byte[][] keys = state.split();
    return isInitiator
        ? new TransportKeys(keys[0], keys[1], state.hash())
        : new TransportKeys(keys[1], keys[0], state.hash());
  }

  /// The token `e`: with a shared key an ephemeral key is mixed into the keys, too.
  private void mixEphemeral(NoiseSymmetricState mixed, byte[] e) {
    mixed.mixHash(e);
    if (setup.isShared()) {
      mixed.mixKey(e);
    }
  }

  /// The token `psk`.
  private void mixShared(NoiseSymmetricState mixed) {
    if (setup.isShared()) {
      mixed.mixKeyAndHash(setup.shared());
    }
  }

  /// `-> e, es, s, ss`
  private byte[] writeFirst(byte[] payload) {
    PublicKey responder = known(remoteStatic);
    byte[] e = ephemeral.publicKey().bytes();
    mixEphemeral(state, e);
    state.mixKey(secretWith(ephemeral, responder));
    byte[] sealedStatic = state.encryptAndHash(own.publicKey().bytes());
    state.mixKey(secretWith(own, responder));
    byte[] sealedPayload = state.encryptAndHash(payload);
    next = Next.MESSAGE_2;
    return Bytes.concat(e, sealedStatic, sealedPayload);
  }

  private Optional<byte[]> readFirst(byte[] message) {
    if (message.length < MESSAGE_1_OVERHEAD) {
      return Optional.empty();
    }
    NoiseSymmetricState reading = state.copy();
    byte[] e = Arrays.copyOf(message, PublicKey.LENGTH);
    PublicKey initiatorEphemeral = PublicKey.of(e);
    mixEphemeral(reading, e);
    if (!mixAgreement(reading, own, initiatorEphemeral)) {
      return Optional.empty();
    }
    Optional<PublicKey> initiator =
        reading
            .decryptAndHash(Arrays.copyOfRange(message, PublicKey.LENGTH, SEALED_STATIC_END))
            .map(PublicKey::of);
    if (initiator.isEmpty() || !mixAgreement(reading, own, initiator.get())) {
      return Optional.empty();
    }
    Optional<byte[]> payload =
        reading.decryptAndHash(Arrays.copyOfRange(message, SEALED_STATIC_END, message.length));
    if (payload.isPresent()) {
      state = reading;
      remoteEphemeral = initiatorEphemeral;
      remoteStatic = initiator.get();
      next = Next.MESSAGE_2;
    }
    return payload;
  }

  /// `<- e, ee, se`, and `psk` behind them if a key is shared
  private byte[] writeSecond(byte[] payload) {
    byte[] e = ephemeral.publicKey().bytes();
    mixEphemeral(state, e);
    state.mixKey(secretWith(ephemeral, known(remoteEphemeral)));
    state.mixKey(secretWith(ephemeral, known(remoteStatic)));
    mixShared(state);
    byte[] sealedPayload = state.encryptAndHash(payload);
    next = Next.NOTHING;
    return Bytes.concat(e, sealedPayload);
  }

  private Optional<byte[]> readSecond(byte[] message) {
    if (message.length < MESSAGE_2_OVERHEAD) {
      return Optional.empty();
    }
    NoiseSymmetricState reading = state.copy();
    byte[] e = Arrays.copyOf(message, PublicKey.LENGTH);
    PublicKey responderEphemeral = PublicKey.of(e);
    mixEphemeral(reading, e);
    if (!mixAgreement(reading, ephemeral, responderEphemeral)
        || !mixAgreement(reading, own, responderEphemeral)) {
      return Optional.empty();
    }
    mixShared(reading);
    Optional<byte[]> payload =
        reading.decryptAndHash(Arrays.copyOfRange(message, PublicKey.LENGTH, message.length));
    if (payload.isPresent()) {
      state = reading;
      next = Next.NOTHING;
    }
    return payload;
  }

  private boolean mixAgreement(NoiseSymmetricState reading, AgreementKey mine, PublicKey theirs) {
    byte[] secret = crypto.agree(mine, theirs);
    if (secret.length == 0) {
      return false;
    }
    reading.mixKey(secret);
    return true;
  }

  /// For writing. In place of the missing secret with a point of small order stands one that only
  /// this side has, so that nobody can read what is written.
  private byte[] secretWith(AgreementKey mine, PublicKey theirs) {
    byte[] secret = crypto.agree(mine, theirs);
    if (secret.length == 0) {
      isDoomed = true;
      return ephemeral.seed();
    }
    return secret;
  }

  private void requireTurn(Next turn) {
    if (next != turn) {
      throw new IllegalStateException(
          "the %s handshake is at %s, must be at %s"
              .formatted(isInitiator ? "initiator's" : "responder's", next, turn));
    }
  }

  private static PublicKey known(@Nullable PublicKey key) {
    if (key == null) {
      throw new IllegalStateException("the other side's key is not known before message 1");
    }
    return key;
  }
}
