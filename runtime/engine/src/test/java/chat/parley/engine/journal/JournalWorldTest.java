package chat.parley.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.Delivery;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.core.Moment;
import chat.parley.core.store.Saying;
import chat.parley.engine.chat.Effect;
import chat.parley.engine.chat.Place;
import chat.parley.engine.chat.World;
import chat.parley.engine.store.MemoryJournals;
import chat.parley.engine.time.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is said by a durable conversation whose client takes nothing for a while.
final class JournalWorldTest {

  private static final Nickname ALICE = Nickname.of("alice");
  private static final Delivery.Failed FULL =
      new Delivery.Failed(Delivery.Reason.DISK, "the disk is full");
  private static final Delivery.Failed CLOSED =
      new Delivery.Failed(Delivery.Reason.CLOSED, "the client was closed");
  private static final Delivery.Failed UNKNOWN =
      new Delivery.Failed(Delivery.Reason.NO_SUCH_NICKNAME, "nobody");

  private final Queue<Delivery.State> fates = new ArrayDeque<>();
  private final List<Saying> sayings = new ArrayList<>();
  private final List<Duration> waited = new ArrayList<>();
  private final MemoryJournals journals = new MemoryJournals();
  private boolean isInterrupted;

  @Test
  void whatAFullDiskRefusesIsSaidWhenThereIsRoom() throws Exception {
    fates.addAll(List.of(FULL, FULL, FULL, new Delivery.Pending()));

    List<Delivery> said = world().say("hello");

    assertInstanceOf(Delivery.Pending.class, said.getFirst().state());
    assertEquals(
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)), waited);
    assertEquals(4, sayings.stream().filter(it -> it.number() == 1).count());
    assertEquals(2, journals.all().getFirst().lines().size());
  }

  @Test
  void waitsNoLongerThanAMinuteAtATime() throws Exception {
    for (int i = 0; i < 9; i++) {
      fates.add(CLOSED);
    }
    fates.add(new Delivery.Pending());

    var _ = world().say("hello");

    assertEquals(Duration.ofMinutes(1), waited.getLast());
  }

  @Test
  void whatIsRefusedForAnotherReasonWasSaid() throws Exception {
    fates.add(UNKNOWN);

    List<Delivery> said = world().say("hello");

    assertEquals(UNKNOWN, said.getFirst().state());
    assertEquals(List.of(), waited);
  }

  @Test
  void whatWasNeverTakenIsNotInTheJournal() throws Exception {
    fates.add(FULL);
    JournalWorld world = world();
    isInterrupted = true;

    assertThrows(InterruptedException.class, () -> world.say("hello"));

    assertEquals(1, journals.all().getFirst().lines().size());
  }

  private JournalWorld world() throws Exception {
    Threads threads = new Instantly();
    var place = new Place(ALICE, ALICE);
    Tape tape = Tape.begin(journals, "a1", threads, place, new Tape.Opening("word go", null));
    return new JournalWorld(tape, new Means(), new Nowhere());
  }

  private final class Means implements JournalWorld.Means {

    @Override
    public List<Delivery> say(Place place, String text, Saying saying) {
      sayings.add(saying);
      return List.of(new KeptDelivery(ALICE, fates.remove()));
    }

    @Override
    public long saidBefore() {
      return 0;
    }

    @Override
    public boolean aside(Message line, World world) {
      return false;
    }

    @Override
    public boolean isClosing() {
      return false;
    }
  }

  /// Waits in no time.
  private final class Instantly implements Threads {

    @Override
    public Moment now() {
      return new Moment(0, 0);
    }

    @Override
    public Thread start(String name, Runnable task) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean await(CompletableFuture<?> future, Duration atMost) throws InterruptedException {
      if (isInterrupted) {
        throw new InterruptedException();
      }
      waited.add(atMost);
      return false;
    }

    @Override
    public <T extends @Nullable Object> T join(CompletableFuture<T> future) {
      return future.join();
    }
  }

  /// Where nothing happens.
  private static final class Nowhere implements World {

    @Override
    public Nickname with() {
      return ALICE;
    }

    @Override
    public Target where() {
      return ALICE;
    }

    @Override
    public List<Delivery> say(String text) {
      throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Ear listen(Duration atMost) {
      return null;
    }

    @Override
    public void settle() {}

    @Override
    public boolean aside(Message line) {
      return false;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public void pause(Duration time) {}

    @Override
    public <T extends @Nullable Object> T once(Effect<T> effect) {
      throw new UnsupportedOperationException();
    }

    @Override
    public World alsoWith(Nickname other) {
      return this;
    }
  }
}
