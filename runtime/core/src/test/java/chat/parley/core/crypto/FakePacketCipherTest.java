package chat.parley.core.crypto;

/// The contract, for the packets of the fake primitives.
final class FakePacketCipherTest extends PacketCipherContract {

  @Override
  Crypto newCrypto() {
    return new FakeCrypto();
  }
}
