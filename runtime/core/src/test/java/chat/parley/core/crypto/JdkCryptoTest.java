package chat.parley.core.crypto;

/// The contract, for the platform's primitives.
final class JdkCryptoTest extends CryptoContract {

  @Override
  Crypto newCrypto() {
    return new JdkCrypto();
  }
}
