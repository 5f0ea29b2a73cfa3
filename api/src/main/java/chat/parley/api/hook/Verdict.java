package chat.parley.api.hook;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// What a hook says of one piece. What goes on comes to the hooks behind this one, and not to this
/// one again.
public sealed interface Verdict {

  /// It goes on as it is.
  Verdict PASS = new Pass();

  /// It goes on as it is.
  record Pass() implements Verdict {}

  /// Other bytes go on in its place.
  ///
  /// @param bytes at least one; copied by the host
  record Replace(byte[] bytes) implements Verdict {

    /// Checks that there is something.
    public Replace {
      checkPiece(bytes);
    }
  }

  /// It ends here, as if the network had lost it.
  ///
  /// @param why in half a sentence, for `/hooks`; of very many different ones only some are shown
  record Drop(String why) implements Verdict {

    /// Checks that there is a reason.
    public Drop {
      Objects.requireNonNull(why, "a drop needs a reason");
    }
  }

  /// It goes on as it is, but later; what comes after it may overtake it. It keeps its time when
  /// the hook is removed meanwhile. A node keeps at most 4,096 datagrams and 1,024 frames back at a
  /// time; what would be one more is dropped.
  ///
  /// @param by at most a minute
  record Delay(Duration by) implements Verdict {

    private static final Duration MOST = Duration.ofMinutes(1);

    /// Checks the time.
    public Delay {
      if (by.isNegative() || by.compareTo(MOST) > 0) {
        throw new IllegalArgumentException(
            "a hook delays by %s, must be at least nothing and at most %s".formatted(by, MOST));
      }
    }
  }

  /// Several pieces go on in its place, in this order.
  ///
  /// @param pieces 1 to 16, each of at least one byte; copied by the host
  record Split(List<byte[]> pieces) implements Verdict {

    private static final int MOST = 16;

    /// Copies the list.
    public Split {
      pieces = List.copyOf(pieces);
      if (pieces.isEmpty() || pieces.size() > MOST) {
        throw new IllegalArgumentException(
            "a hook splits into %d pieces, must be 1 to %d".formatted(pieces.size(), MOST));
      }
      pieces.forEach(Verdict::checkPiece);
    }
  }

  private static void checkPiece(byte[] bytes) {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("a hook replaces something by nothing; drop it instead");
    }
  }
}
