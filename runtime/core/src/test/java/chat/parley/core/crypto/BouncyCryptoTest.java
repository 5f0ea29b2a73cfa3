package chat.parley.core.crypto;

/// The contract, for Bouncy Castle, so that it is a fair judge.
final class BouncyCryptoTest extends CryptoContract {

  @Override
  Crypto newCrypto() {
    return new BouncyCrypto();
  }
}
