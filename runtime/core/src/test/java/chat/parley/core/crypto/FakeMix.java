package chat.parley.core.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A fast 256-bit mix of bytes: each word of input is folded into a state by steps that can be
/// undone, so that no single change of the input is lost. Not one-way, not secure.
final class FakeMix {

  static final int LENGTH = 32;

  static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ODD = 0x9e3779b97f4a7c15L;

  private FakeMix() {}

  /// 32 bytes that depend on every byte of `bytes` from `start` to `end`, and on `seed`.
  static byte[] hash(long seed, byte[] bytes, int start, int end) {
    long a = fold(seed, bytes, start, end);
    byte[] out = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i += Long.BYTES) {
      a = finish(a + ODD);
      WORD.set(out, i, a);
    }
    return out;
  }

  /// One word that depends on every byte of `bytes` from `start` to `end`, and on `seed`.
  static long fold(long seed, byte[] bytes, int start, int end) {
    long state = finish(seed ^ (end - start));
    int at = start;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      state = step(state, (long) WORD.get(bytes, at));
    }
    long rest = 0;
    for (; at < end; at++) {
      rest = rest << Byte.SIZE | (bytes[at] & 0xff);
    }
    return finish(step(state, rest));
  }

  static long step(long state, long word) {
    long mixed = (state ^ word) * ODD;
    return mixed ^ mixed >>> 32;
  }

  /// The finalizer of SplitMix64.
  static long finish(long state) {
    long mixed = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
