package chat.parley.core.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.packet.Item;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.OutboxRow;
import chat.parley.core.store.OutboxState;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SimulatedDiskTest {

  private final Schedule schedule = new Schedule();
  private final Counts counts = new Counts();
  private final List<String> answers = new ArrayList<>();
  private final List<Long> durable = new ArrayList<>();

  @Test
  void answersInTheOrderOfAskingWhenAllIsOnTheDisk() {
    SimulatedDisk disk = disk(1);
    submit(disk, 1);
    submit(disk, 2);
    submit(disk, 3);

    schedule.runUntil(Moment.SECOND);

    assertEquals(List.of("1 DONE", "2 DONE", "3 DONE"), answers);
    assertEquals(List.of(1L, 2L, 3L), durable);
  }

  @Test
  void takesAMillisecondToThirty() {
    SimulatedDisk disk = disk(1);
    submit(disk, 1);

    schedule.runUntil(Moment.MILLISECOND - 1);
    assertEquals(List.of(), answers);

    schedule.runUntil(30 * Moment.MILLISECOND);
    assertEquals(List.of("1 DONE"), answers);
  }

  @Test
  void keepsAnyFirstPartOfWhatIsUnderWayInACrash() {
    Set<List<Long>> kept = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      durable.clear();
      SimulatedDisk disk = disk(seed);
      submit(disk, 1);
      submit(disk, 2);

      disk.crash();
      kept.add(List.copyOf(durable));
    }

    schedule.runUntil(Moment.SECOND);

    assertEquals(Set.of(List.of(), List.of(1L), List.of(1L, 2L)), kept);
    assertEquals(List.of(), answers);
    assertTrue(counts.of(FaultKind.UNSYNCED_LOSS) > 0);
  }

  @Test
  void keepsEverythingWhenItIsDrained() {
    SimulatedDisk disk = disk(1);
    submit(disk, 1);
    submit(disk, 2);

    disk.drain();

    assertEquals(List.of(1L, 2L), durable);
  }

  @Test
  void refusesSomeAndGoesOnWhenItIsFull() {
    SimulatedDisk disk = disk(1);
    disk.fillFor(100 * Moment.SECOND);
    for (int token = 1; token <= 20; token++) {
      submit(disk, token);
    }

    schedule.runUntil(Moment.SECOND);

    assertEquals(20, answers.size());
    assertTrue(answers.stream().anyMatch(answer -> answer.endsWith("FULL")));
    assertEquals(
        answers.stream().filter(answer -> answer.endsWith("DONE")).count(), durable.size());
  }

  @Test
  void failsEverythingAfterTheFirstFailure() {
    SimulatedDisk disk = disk(1);
    submit(disk, 1);
    schedule.runUntil(Moment.SECOND);
    disk.failNext();
    submit(disk, 2);
    submit(disk, 3);
    schedule.runUntil(2 * Moment.SECOND);
    submit(disk, 4);

    schedule.runUntil(3 * Moment.SECOND);

    assertEquals(List.of("1 DONE", "2 FAILED", "3 FAILED", "4 FAILED"), answers);
  }

  @Test
  void callsDoneWhatIsNotYetWhenItLies() {
    SimulatedDisk disk = disk(1);
    disk.plant(PlantedBug.SENT_BEFORE_COMMIT);
    submit(disk, 1);
    var message = new Item.Message(1, 0, "", false, "hello");
    var row = new OutboxRow(1, "bob", new IdentityHash(1, 2), message, OutboxState.PENDING);
    disk.submit(new Output.Persist(2, List.of(new ClientWrite.Sent(row))));

    schedule.runUntil(Moment.MILLISECOND / 2);
    assertEquals(List.of("1 DONE", "2 DONE"), answers);
    assertEquals(List.of(), durable);

    schedule.runUntil(Moment.SECOND);
    assertEquals(List.of("1 DONE", "2 DONE"), answers);
    assertEquals(List.of(1L, 0L), durable);
  }

  private static void submit(SimulatedDisk disk, long token) {
    disk.submit(new Output.Persist(token, List.of(new ClientWrite.Shown(token))));
  }

  private SimulatedDisk disk(long seed) {
    return new SimulatedDisk(schedule, new Seeded(seed), counts, new Numbers(), new Owner());
  }

  /// Notes the numbers of what reaches the disk.
  private final class Numbers implements DurableState {
    @Override
    public void apply(Write write) {
      durable.add(write instanceof ClientWrite.Shown(long id) ? id : 0L);
    }

    @Override
    public List<MailRow> mails(List<Long> ids) {
      return List.of();
    }
  }

  private final class Owner implements SimulatedDisk.Owner {
    @Override
    public void committed(List<Write> writes) {}

    @Override
    public void persisted(long token, Outcome outcome) {
      answers.add(token + " " + outcome);
    }

    @Override
    public void mailRead(long token, List<MailRow> mails) {
      answers.add(token + " read");
    }
  }
}
