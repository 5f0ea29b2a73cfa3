package chat.parley.core.crypto;

import java.util.Arrays;
import java.util.Optional;

/// A cipher of the same shape as the real one, for long simulations: a mask that depends on key and
/// counter, and a tag that any change spoils. Not secure.
final class FakePacketCipher implements PacketCipher {

  private final long key;
  private final CounterGuard guard = new CounterGuard();

  FakePacketCipher(byte[] key) {
    this.key = FakeMix.fold(7, key, 0, key.length);
  }

  @Override
  public void seal(long counter, byte[] buffer, int offset, int length, int headerLength) {
    guard.advanceTo(counter);
    long stream = FakeMix.finish(key ^ FakeMix.finish(counter));
    mask(stream, buffer, offset, length);
    int end = offset + length;
    long tag = FakeMix.fold(stream ^ headerLength, buffer, offset - headerLength, end);
    FakeMix.WORD.set(buffer, end, tag);
    FakeMix.WORD.set(buffer, end + Long.BYTES, FakeMix.finish(tag ^ stream));
  }

  @Override
  public int open(long counter, byte[] buffer, int offset, int length, int headerLength) {
    if (length < TAG_LENGTH) {
      return -1;
    }
    long stream = FakeMix.finish(key ^ FakeMix.finish(counter));
    int end = offset + length - TAG_LENGTH;
    long tag = FakeMix.fold(stream ^ headerLength, buffer, offset - headerLength, end);
    if ((long) FakeMix.WORD.get(buffer, end) != tag
        || (long) FakeMix.WORD.get(buffer, end + Long.BYTES) != FakeMix.finish(tag ^ stream)) {
      return -1;
    }
    mask(stream, buffer, offset, length - TAG_LENGTH);
    return length - TAG_LENGTH;
  }

  @Override
  public byte[] seal(long counter, byte[] associated, byte[] plaintext) {
    byte[] buffer = Bytes.concat(associated, plaintext, new byte[TAG_LENGTH]);
    seal(counter, buffer, associated.length, plaintext.length, associated.length);
    return Arrays.copyOfRange(buffer, associated.length, buffer.length);
  }

  @Override
  public Optional<byte[]> open(long counter, byte[] associated, byte[] ciphertext) {
    byte[] buffer = Bytes.concat(associated, ciphertext);
    int start = associated.length;
    int length = open(counter, buffer, start, ciphertext.length, start);
    return length < 0
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(buffer, start, start + length));
  }

  private static void mask(long stream, byte[] buffer, int offset, int length) {
    int end = offset + length;
    int at = offset;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      FakeMix.WORD.set(buffer, at, (long) FakeMix.WORD.get(buffer, at) ^ stream);
    }
    for (; at < end; at++) {
      buffer[at] ^= (byte) stream;
    }
  }
}
