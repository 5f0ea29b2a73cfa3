package chat.parley.engine.chat;

import chat.parley.api.Delivery;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a conversation touches outside of its script, so that something else can stand in for
/// it, such as the journal of an earlier run.
///
/// For one thread at a time. What waits throws [InterruptedException] when that is interrupted.
public interface World {

  /// With whom.
  Nickname with();

  /// Where.
  Target where();

  /// Says something there.
  List<Delivery> say(String text) throws InterruptedException;

  /// Asks for the attention of the person: until it is closed, what he says there goes to it.
  ///
  /// @return null when somebody else has it so long
  @Nullable Ear listen(Duration atMost) throws InterruptedException;

  /// One who listens to a person.
  interface Ear extends AutoCloseable {

    /// The next line; those before it need not come again. Null when none comes in time.
    @Nullable Message hear(Duration atMost) throws InterruptedException;

    @Override
    void close();
  }

  /// What was heard so far need not come again after a crash.
  void settle();

  /// Does what this line says if it is a command, and not for the script.
  ///
  /// @return whether it was one
  boolean aside(Message line) throws InterruptedException;

  /// The wall clock, as the script sees it.
  Instant now() throws InterruptedException;

  /// The clock that timeouts are measured by, which the script does not see.
  long nanos();

  /// Waits.
  void pause(Duration time) throws InterruptedException;

  /// What the first effect with this key has given.
  <T extends @Nullable Object> T once(Effect<T> effect) throws InterruptedException;

  /// The same script's way to another person.
  World alsoWith(Nickname other);
}
