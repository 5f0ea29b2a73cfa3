package chat.parley.core.crypto;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// The primitives of Bouncy Castle: the second implementation against which the first is checked.
final class BouncyCrypto implements Crypto {

  @Override
  public AgreementKey agreementKey(byte[] seed) {
    byte[] publicKey = new X25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
    return new AgreementKey(seed, PublicKey.of(publicKey));
  }

  @Override
  public SigningKey signingKey(byte[] seed) {
    byte[] publicKey = new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
    return new SigningKey(seed, PublicKey.of(publicKey));
  }

  @Override
  public byte[] agree(AgreementKey mine, PublicKey theirs) {
    X25519Agreement agreement = new X25519Agreement();
    agreement.init(new X25519PrivateKeyParameters(mine.seed()));
    byte[] secret = new byte[agreement.getAgreementSize()];
    try {
      agreement.calculateAgreement(new X25519PublicKeyParameters(theirs.bytes()), secret, 0);
      return secret;
    } catch (IllegalStateException _) {
      return new byte[0];
    }
  }

  @Override
  public byte[] sign(SigningKey key, byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, new Ed25519PrivateKeyParameters(key.seed()));
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }

  @Override
  public boolean verify(PublicKey key, byte[] message, byte[] signature) {
    try {
      Ed25519Signer signer = new Ed25519Signer();
      signer.init(false, new Ed25519PublicKeyParameters(key.bytes()));
      signer.update(message, 0, message.length);
      return signer.verifySignature(signature);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public byte[] sha256(byte[]... parts) {
    SHA256Digest digest = new SHA256Digest();
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] out = new byte[digest.getDigestSize()];
    digest.doFinal(out, 0);
    return out;
  }

  @Override
  public byte[] hmac(byte[] key, byte[]... parts) {
    HMac mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(key));
    for (byte[] part : parts) {
      mac.update(part, 0, part.length);
    }
    byte[] out = new byte[mac.getMacSize()];
    mac.doFinal(out, 0);
    return out;
  }

  @Override
  public PacketCipher cipher(byte[] key) {
    requireLength(key, 32);
    return new BouncyPacketCipher(this, key);
  }

  @Override
  public byte[] seal(byte[] key, byte[] nonce, byte[] associated, byte[] plaintext) {
    requireLength(key, 32);
    requireLength(nonce, 12);
    return run(true, new AEADParameters(new KeyParameter(key), 128, nonce, associated), plaintext)
        .orElseThrow();
  }

  @Override
  public Optional<byte[]> open(byte[] key, byte[] nonce, byte[] associated, byte[] ciphertext) {
    requireLength(key, 32);
    requireLength(nonce, 12);
    return run(
        false, new AEADParameters(new KeyParameter(key), 128, nonce, associated), ciphertext);
  }

  private static Optional<byte[]> run(boolean isSealing, AEADParameters parameters, byte[] in) {
    GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
    cipher.init(isSealing, parameters);
    byte[] out = new byte[cipher.getOutputSize(in.length)];
    try {
      int length = cipher.processBytes(in, 0, in.length, out, 0);
      length += cipher.doFinal(out, length);
      return Optional.of(Arrays.copyOf(out, length));
    } catch (InvalidCipherTextException _) {
      return Optional.empty();
    }
  }

  private static void requireLength(byte[] bytes, int length) {
    if (bytes.length != length) {
      throw new IllegalArgumentException(
          "an array has %d bytes, must be %d".formatted(bytes.length, length));
    }
  }
}
