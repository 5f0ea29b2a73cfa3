package chat.parley.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// What becomes of one message that was sent to one recipient.
///
/// Safe for use by any thread.
public interface Delivery {

  /// The state of a delivery. It moves from pending to stored to delivered and may skip stored; or
  /// from pending to failed. Delivered and failed are final.
  sealed interface State permits Pending, Stored, Delivered, Failed {

    /// Whether this state is the last one.
    default boolean isFinal() {
      return this instanceof Delivered || this instanceof Failed;
    }
  }

  /// Safe in our outbox, and not known to be anywhere else yet. It goes out by itself.
  record Pending() implements State {}

  /// On the server's disk, in the recipient's mailbox; kept in our outbox as well until he has it.
  ///
  /// @param at when the server said so, by our clock
  record Stored(Instant at) implements State {}

  /// In the recipient's durable history.
  ///
  /// @param at when his receipt arrived, by our clock
  /// @param via the way that the receipt proved: mailbox when the message had been stored
  record Delivered(Instant at, Via via) implements State {}

  /// It was not sent, and will not be.
  ///
  /// @param reason why
  /// @param detail the same in words, with the value that was at fault
  record Failed(Reason reason, String detail) implements State {}

  /// Why a delivery failed.
  enum Reason {
    /// Nobody is known under that nickname.
    NO_SUCH_NICKNAME,
    /// Nobody of that nickname is in our table, and the server, which may know more, does not
    /// answer.
    NOT_IN_TABLE,
    /// The recipient's keys are not those that we trust; see `parley trust`.
    KEY_CHANGED,
    /// The recipient's mailbox is full.
    QUOTA,
    /// It could not be delivered for 14 days.
    EXPIRED,
    /// Our own disk does not take it.
    DISK,
    /// The text is longer than 16 KiB.
    TOO_LONG,
    /// The client was closed before the message was in the outbox.
    CLOSED
  }

  /// Who this copy is for.
  Nickname recipient();

  /// What names this copy for ever; empty while it is in no outbox, and when it never gets there.
  default Optional<MessageId> id() {
    return Optional.empty();
  }

  /// The state now.
  State state();

  /// Waits until the message is stored, delivered or failed, or `atMost` has passed; answers the
  /// state then. Blocks; made for virtual threads.
  ///
  /// @throws InterruptedException when the waiting thread is interrupted
  State await(Duration atMost) throws InterruptedException;

  /// Waits until the message is delivered or failed, or `atMost` has passed; answers the state
  /// then.
  ///
  /// @throws InterruptedException when the waiting thread is interrupted
  State awaitFinal(Duration atMost) throws InterruptedException;

  /// Completes with the final state, on a virtual thread.
  CompletionStage<State> settled();
}
