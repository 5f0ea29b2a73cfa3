package chat.parley.core.crypto;

/// The contract, for the packets of Bouncy Castle.
final class BouncyPacketCipherTest extends PacketCipherContract {

  @Override
  Crypto newCrypto() {
    return new BouncyCrypto();
  }
}
