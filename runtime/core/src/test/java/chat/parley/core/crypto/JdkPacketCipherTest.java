package chat.parley.core.crypto;

/// The contract, for the packets of the platform's primitives.
final class JdkPacketCipherTest extends PacketCipherContract {

  @Override
  Crypto newCrypto() {
    return new JdkCrypto();
  }
}
