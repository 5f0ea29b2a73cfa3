package chat.parley.engine.client;

import chat.parley.api.Nickname;
import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.core.client.Checkup;
import chat.parley.core.client.Way;
import chat.parley.engine.net.Loop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a running client knows of its server and of the way to somebody else, and what it finds out
/// when that is to be measured.
///
/// Safe for use by any thread but the loop.
public final class Examination {

  /// A handshake that nobody answers has failed after some 6 s.
  private static final Duration OPENING = Duration.ofSeconds(9);

  /// A packet that is lost is known to be after a few round trips.
  private static final Duration FATES = Duration.ofSeconds(3);

  private static final Duration PAUSE = Duration.ofMillis(20);

  /// The longest datagram there is (docs/protocol.md, section 2), so often, two at a time since
  /// every second packet is acknowledged at once.
  private static final int LONGEST = 1_200;

  private static final int ROUNDS = 10;
  private static final int AT_A_TIME = 2;

  /// What is tried when nothing of the longest arrives: what tunnels and old lines let through.
  private static final List<Integer> SHORTER = List.of(1_060, 996, 804, 548, 292, 100);

  private final Questions questions;
  private final Loop loop;
  private final Supplier<@Nullable ClientMachine> machine;

  /// @param machine asked for on the loop alone; null before it has begun
  Examination(Questions questions, Loop loop, Supplier<@Nullable ClientMachine> machine) {
    this.questions = questions;
    this.loop = loop;
    this.machine = machine;
  }

  /// What is known, of the way to `other` as well; null once the client is closed.
  public @Nullable Checkup checkup(Nickname other) {
    return questions.ask(() -> checkupNow(other.key()), null);
  }

  private @Nullable Checkup checkupNow(String key) {
    ClientMachine asked = machine.get();
    return asked == null ? null : asked.checkup().apply(loop.now(), key);
  }

  /// Finds out how the direct way to `other` is, for which a session is opened if there is none: at
  /// most ten seconds. As with a first message, keys of his that are not known yet are taken for
  /// his.
  ///
  /// @return what is known then; null once the client is closed
  /// @throws InterruptedException when the waiting thread is interrupted
  public @Nullable Checkup measure(Nickname other) throws InterruptedException {
    ask(new Command.Measure(other.key()));
    Checkup opened = await(other, way -> !(way instanceof Way.Opening), OPENING);
    if (!isOpen(opened)) {
      return opened;
    }
    for (int i = 0; i < ROUNDS; i++) {
      for (int j = 0; j < AT_A_TIME; j++) {
        ask(new Command.Sound(other.key(), LONGEST));
      }
      pause();
    }
    Checkup measured = await(other, Examination::isSettled, FATES);
    if (measured == null
        || !(measured.way() instanceof Way.Open open)
        || open.sounding().bytesMax() == LONGEST) {
      return measured;
    }
    SHORTER.forEach(bytes -> ask(new Command.Sound(other.key(), bytes)));
    pause();
    return await(other, Examination::isSettled, FATES);
  }

  private static boolean isOpen(@Nullable Checkup seen) {
    return seen != null && seen.way() instanceof Way.Open;
  }

  private static boolean isSettled(Way way) {
    return !(way instanceof Way.Open open) || open.sounding().underWay() == 0;
  }

  private void ask(Command.ToClient command) {
    questions.driver().submit(new Input.Asked(command));
  }

  private @Nullable Checkup await(Nickname other, Predicate<Way> isSo, Duration atMost)
      throws InterruptedException {
    long end = questions.threads().now().nanos() + atMost.toNanos();
    Checkup seen = checkup(other);
    while (seen != null && !isSo.test(seen.way()) && questions.threads().now().nanos() < end) {
      pause();
      seen = checkup(other);
    }
    return seen;
  }

  private void pause() throws InterruptedException {
    var _ = questions.threads().await(new CompletableFuture<>(), PAUSE);
  }
}
