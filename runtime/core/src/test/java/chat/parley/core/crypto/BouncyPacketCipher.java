package chat.parley.core.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Packets sealed and opened by Bouncy Castle, one copy after the other.
final class BouncyPacketCipher implements PacketCipher {

  private final BouncyCrypto crypto;
  private final byte[] key;
  private final CounterGuard guard = new CounterGuard();

  BouncyPacketCipher(BouncyCrypto crypto, byte[] key) {
    this.crypto = crypto;
    this.key = key.clone();
  }

  @Override
  public void seal(long counter, byte[] buffer, int offset, int length, int headerLength) {
    byte[] header = Arrays.copyOfRange(buffer, offset - headerLength, offset);
    byte[] plaintext = Arrays.copyOfRange(buffer, offset, offset + length);
    byte[] sealed = seal(counter, header, plaintext);
    System.arraycopy(sealed, 0, buffer, offset, sealed.length);
  }

  @Override
  public int open(long counter, byte[] buffer, int offset, int length, int headerLength) {
    byte[] header = Arrays.copyOfRange(buffer, offset - headerLength, offset);
    byte[] ciphertext = Arrays.copyOfRange(buffer, offset, offset + length);
    Optional<byte[]> opened = open(counter, header, ciphertext);
    opened.ifPresent(bytes -> System.arraycopy(bytes, 0, buffer, offset, bytes.length));
    return opened.map(bytes -> bytes.length).orElse(-1);
  }

  @Override
  public byte[] seal(long counter, byte[] associated, byte[] plaintext) {
    guard.advanceTo(counter);
    return crypto.seal(key, nonce(counter), associated, plaintext);
  }

  @Override
  public Optional<byte[]> open(long counter, byte[] associated, byte[] ciphertext) {
    return crypto.open(key, nonce(counter), associated, ciphertext);
  }

  private static byte[] nonce(long counter) {
    return ByteBuffer.allocate(12).putInt(0).putLong(counter).array();
  }
}
