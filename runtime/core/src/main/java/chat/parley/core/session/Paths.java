package chat.parley.core.session;

import chat.parley.core.Entropy;
import chat.parley.core.Moment;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Limits;
import org.jspecify.annotations.Nullable;

/// The addresses of a session's other side: the one in use, and one that it seems to have moved to
/// and that must prove it (RFC 9000, sections 8.2 and 9).
///
/// Before the proof at most three times the bytes go to the new address that came from there.
final class Paths {

  /// Challenges sent before a new address is given up.
  private static final int CHALLENGES_MAX = 3;

  private static final int AMPLIFICATION_MAX = 3;

  /// A challenge that came in and must be answered where it came from.
  ///
  /// @param bytesMax the length of its datagram, which the answer's must not exceed
  record Question(Address from, long data, int bytesMax) {}

  private static final class Candidate {
    private final Address address;
    private final long data;
    private long received;
    private long sent;
    private int challenges;
    private long nextAt;
    private boolean due = true;

    Candidate(Address address, long data) {
      this.address = address;
      this.data = data;
    }
  }

  private Address current;
  private @Nullable Candidate candidate;
  private @Nullable Question question;

  Paths(Address current) {
    this.current = current;
  }

  /// Where packets go.
  Address current() {
    return current;
  }

  /// An authenticated packet came from there; true when a challenge must be sent.
  ///
  /// @param newest whether its number is higher than all before
  boolean arrived(Address from, int bytes, boolean newest, Entropy entropy) {
    if (from.equals(current)) {
      return false;
    }
    if (candidate != null && candidate.address.equals(from)) {
      candidate.received += bytes;
      return candidate.due;
    }
    if (!newest) {
      return false;
    }
    candidate = new Candidate(from, entropy.nextLong());
    candidate.received = bytes;
    return true;
  }

  /// The other side asks whether this path carries answers.
  void asked(Address from, long data, int bytes) {
    question = new Question(from, data, bytes);
  }

  /// Takes the question that waits for its answer, or null.
  @Nullable Question takeQuestion() {
    Question taken = question;
    question = null;
    return taken;
  }

  /// An answer of so many bytes has been sent there; it counts against what may go to a new
  /// address.
  void answerSent(Address to, int bytes) {
    if (candidate != null && candidate.address.equals(to)) {
      candidate.sent += bytes;
    }
  }

  /// The other side answers; true when it has thereby moved.
  boolean answered(Address from, long data) {
    if (candidate == null || !candidate.address.equals(from) || candidate.data != data) {
      return false;
    }
    moveTo(from);
    return true;
  }

  /// The other side has proven elsewhere that it is there.
  void moveTo(Address address) {
    current = address;
    candidate = null;
  }

  /// The longest datagram that may go to the new address now; 0 when no challenge is due.
  int challengeBytesMax() {
    if (candidate == null || !candidate.due) {
      return 0;
    }
    long allowed = AMPLIFICATION_MAX * candidate.received - candidate.sent;
    return Math.clamp(allowed, 0, Limits.DATAGRAM_MAX);
  }

  /// The new address; only to be asked for when a challenge is due.
  Address challengedAddress() {
    return candidate == null ? current : candidate.address;
  }

  /// The 8 bytes that must come back.
  long challengeData() {
    return candidate == null ? 0 : candidate.data;
  }

  /// A challenge of so many bytes has been sent.
  void challengeSent(long now, int bytes, long probeTimeout) {
    if (candidate != null) {
      candidate.sent += bytes;
      candidate.challenges++;
      candidate.due = false;
      candidate.nextAt = now + probeTimeout;
    }
  }

  /// When the next challenge is due or the last has failed; `Moment.NEVER` without a new address.
  long deadline() {
    return candidate == null || candidate.due ? Moment.NEVER : candidate.nextAt;
  }

  /// Does what is due; true when a challenge must be sent.
  boolean expire(long now) {
    if (candidate == null || candidate.due || now < candidate.nextAt) {
      return false;
    }
    if (candidate.challenges == CHALLENGES_MAX) {
      candidate = null;
      return false;
    }
    candidate.due = true;
    return true;
  }
}
