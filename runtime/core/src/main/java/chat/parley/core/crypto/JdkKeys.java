package chat.parley.core.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;

/// The way between raw key bytes (little-endian, RFC 7748 and RFC 8032) and the key objects of the
/// Java platform.
final class JdkKeys {

  private final KeyFactory agreement;
  private final KeyFactory signing;

  JdkKeys() throws GeneralSecurityException {
    this.agreement = KeyFactory.getInstance("X25519");
    this.signing = KeyFactory.getInstance("Ed25519");
  }

  PrivateKey agreementPrivate(byte[] seed) throws GeneralSecurityException {
    return agreement.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, seed));
  }

  /// RFC 7748, section 5: the most significant bit is ignored.
  java.security.PublicKey agreementPublic(PublicKey key) throws GeneralSecurityException {
    return agreement.generatePublic(
        new XECPublicKeySpec(NamedParameterSpec.X25519, number(key.bytes())));
  }

  PrivateKey signingPrivate(byte[] seed) throws GeneralSecurityException {
    return signing.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
  }

  /// RFC 8032, section 5.1.3: the most significant bit is the lowest bit of x.
  java.security.PublicKey signingPublic(PublicKey key) throws GeneralSecurityException {
    byte[] bytes = key.bytes();
    EdECPoint point = new EdECPoint(bytes[PublicKey.LENGTH - 1] < 0, number(bytes));
    return signing.generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }

  /// The public key of an Ed25519 seed. The platform derives it nowhere but in its generator, which
  /// takes the seed for chance.
  PublicKey signingPublicOf(byte[] seed) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new SeedAsChance(seed));
    EdECPoint point = ((EdECPublicKey) generator.generateKeyPair().getPublic()).getPoint();
    byte[] bytes = new byte[PublicKey.LENGTH];
    byte[] y = point.getY().toByteArray();
    for (int i = 0; i < Math.min(y.length, bytes.length); i++) {
      bytes[i] = y[y.length - 1 - i];
    }
    if (point.isXOdd()) {
      bytes[bytes.length - 1] |= (byte) 0x80;
    }
    return PublicKey.of(bytes);
  }

  /// The number in these little-endian bytes, without the most significant bit; clears that bit.
  private static BigInteger number(byte[] littleEndian) {
    byte[] bigEndian = new byte[littleEndian.length];
    for (int i = 0; i < bigEndian.length; i++) {
      bigEndian[i] = littleEndian[bigEndian.length - 1 - i];
    }
    bigEndian[0] &= 0x7f;
    return new BigInteger(1, bigEndian);
  }

  /// A generator that yields the given seed, once.
  private static final class SeedAsChance extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final byte[] seed;

    SeedAsChance(byte[] seed) {
      super(null, null);
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
