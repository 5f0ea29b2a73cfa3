package chat.parley.api.hook;

import java.time.Duration;
import java.util.List;

/// What a hook says of one piece.
public sealed interface Verdict {

  /// It goes on as it is.
  Verdict PASS = new Pass();

  /// It goes on as it is.
  record Pass() implements Verdict {}

  /// Other bytes go on in its place.
  ///
  /// @param bytes not to be changed afterwards
  record Replace(byte[] bytes) implements Verdict {}

  /// It ends here.
  ///
  /// @param why in half a sentence, for `/hooks`
  record Drop(String why) implements Verdict {}

  /// It goes on as it is, but later; what comes after it may overtake it.
  ///
  /// @param by at most a minute
  record Delay(Duration by) implements Verdict {}

  /// Several pieces go on in its place, in this order.
  ///
  /// @param pieces at most 16
  record Split(List<byte[]> pieces) implements Verdict {

    /// Copies the list.
    public Split {
      pieces = List.copyOf(pieces);
    }
  }
}
