package chat.parley.core.session;

/// The bytes that all sessions of a node may keep in pieces of frames together: 8 MiB.
final class ReassemblyBudget {

  static final int BYTES_MAX = 8 * 1024 * 1024;

  private int used;

  /// Takes so many bytes; false when they are not there.
  boolean take(int bytes) {
    if (used + bytes > BYTES_MAX) {
      return false;
    }
    used += bytes;
    return true;
  }

  /// Gives bytes back that were taken.
  void giveBack(int bytes) {
    used -= bytes;
  }

  /// Bytes in use.
  int used() {
    return used;
  }
}
