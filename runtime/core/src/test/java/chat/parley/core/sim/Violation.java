package chat.parley.core.sim;

/// The end of a simulation that has seen a promise broken.
final class Violation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String invariant;

  /// @param invariant its number in docs/protocol.md, section 6
  Violation(String invariant, String what) {
    super(what);
    this.invariant = invariant;
  }

  /// A node has thrown what it may never throw.
  Violation(String invariant, String what, Throwable cause) {
    super(what, cause);
    this.invariant = invariant;
  }

  String invariant() {
    return invariant;
  }
}
