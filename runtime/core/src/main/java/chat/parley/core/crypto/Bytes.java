package chat.parley.core.crypto;

/// Joins arrays of bytes.
final class Bytes {

  private Bytes() {}

  /// All parts one after the other, in a new array.
  static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] whole = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }
}
