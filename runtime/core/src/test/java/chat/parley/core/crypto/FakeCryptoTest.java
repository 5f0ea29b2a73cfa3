package chat.parley.core.crypto;

/// The contract, for the fake primitives.
final class FakeCryptoTest extends CryptoContract {

  @Override
  Crypto newCrypto() {
    return new FakeCrypto();
  }
}
