package chat.parley.plugins.ignore;

/// A text that can be looked at only so often: some patterns go over one again and again, for
/// longer than anybody lives.
///
/// Not safe for use by several threads.
final class BoundedText implements CharSequence {

  /// A few dozen looks for each letter of the longest message; done in some milliseconds.
  private static final int LOOKS_MAX = 1_000_000;

  private final CharSequence text;
  private int looks;

  BoundedText(CharSequence text) {
    this.text = text;
  }

  /// @throws TooHard when it has been looked at too often
  @Override
  public char charAt(int index) {
    if (++looks > LOOKS_MAX) {
      throw new TooHard();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
