package chat.parley.core.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.Moment;
import chat.parley.core.crypto.FakeCrypto;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// I17: whoever dies at any request to its disk goes on from there, however the writes ended, and
/// when it dies again at once. Walks through a conversation, one request after the other, until
/// there is none left to die at.
final class CrashPointsTest {

  /// Fewer would mean that the conversation has shrunk.
  private static final int CALLS_LEAST = 30;

  private static final long SECOND = Moment.SECOND;

  @ParameterizedTest
  @CsvSource({
    "LOST, false",
    "KEPT, false",
    "ANSWERED, false",
    "LOST, true",
    "KEPT, true",
    "ANSWERED, true"
  })
  void everyPromiseIsKeptWhereverSomebodyDies(CrashPoint.Kind kind, boolean twice) {
    int call = 1;
    while (converse(kind, call, twice)) {
      call++;
    }

    assertTrue(call > CALLS_LEAST, "only " + call + " requests");
  }

  /// Two people talk, live and by mail, change what others see of them, and leave.
  ///
  /// @return whether anybody had so many requests
  private static boolean converse(CrashPoint.Kind kind, int call, boolean twice) {
    var world = new World(new Seeded(17), false);
    Faults faults = Faults.of(Set.of());
    var cluster = new Cluster(world, new FakeCrypto(), faults, PlantedBug.NONE);
    var promises = new Promises(cluster, faults, new Plaintexts(), null);
    var crash = new CrashPoint(cluster, kind, call, twice);
    world.observers().add(crash);
    User alice = cluster.users().get(0);
    User bob = cluster.users().get(1);
    var chatter = new Chatter(cluster, faults, new Seeded(18));
    cluster.server().boot();
    alice.start();
    bob.start();

    pass(world, 3 * SECOND);
    chatter.send(alice, bob.key(), 50);
    chatter.send(bob, alice.key(), 3_000);
    pass(world, 3 * SECOND);
    bob.deregister();
    pass(world, 3 * SECOND);
    chatter.send(alice, bob.key(), 60);
    chatter.send(alice, bob.key(), 5_000);
    pass(world, 3 * SECOND);
    bob.register();
    alice.present();
    pass(world, 3 * SECOND);
    chatter.send(alice, bob.key(), 70);
    pass(world, 120 * SECOND);
    world.observers().rested();
    promises.tables().requireEqual();
    return crash.isReached();
  }

  private static void pass(World world, long nanos) {
    world.schedule().runUntil(world.schedule().now() + nanos);
  }
}
