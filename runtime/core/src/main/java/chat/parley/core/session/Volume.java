package chat.parley.core.session;

/// Bytes of the packets that have gone between two nodes, in their session and in those that it has
/// replaced. Handshakes, and what nobody could open, are not among them.
///
/// Confined to the thread of its node.
public final class Volume {

  /// Of a session that has not been opened.
  static final Volume NONE = new Volume();

  private long bytesIn;
  private long bytesOut;

  Volume() {}

  /// Bytes from the other side.
  public long bytesIn() {
    return bytesIn;
  }

  /// Bytes to the other side, repeated ones too.
  public long bytesOut() {
    return bytesOut;
  }

  void arrived(int bytes) {
    bytesIn += bytes;
  }

  void sent(int bytes) {
    bytesOut += bytes;
  }

  void add(Volume other) {
    bytesIn += other.bytesIn;
    bytesOut += other.bytesOut;
  }
}
