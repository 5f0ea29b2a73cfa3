package chat.parley.engine.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.torture.Crowd.Member;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Clients talk while they and their server are killed, paused and badly connected; nothing that
/// was accepted is lost, shown twice or out of order, or called delivered before its time.
///
/// `-Dtorture.seconds=600 -Dtorture.clients=8 -Dtorture.seed=7` makes it longer, larger, and the
/// same choices again.
final class TortureIT {

  private static final int SECONDS = Integer.getInteger("torture.seconds", 15);
  private static final int CLIENTS = Integer.getInteger("torture.clients", 4);
  private static final long SEED = Long.getLong("torture.seed", System.nanoTime());

  private static final String CHAOS = "loss=0.3,duplicate=0.05,reorder=0.1,delay=2";

  /// Between two things that the test does.
  private static final long STEP_MILLIS = 20;

  private static final int MESSAGES_EACH_STEP = 3;

  /// Everything happens once in so many steps, on the average.
  private static final int SERVER_DIES = 300;

  private static final int CLIENT_DIES = 150;
  private static final int PAUSE = 200;
  private static final int START = 40;

  /// Longer than it takes to find each other again, and to replay what has waited, on a machine
  /// that is busy.
  private static final long HEALING_SECONDS = 240;

  private final Random random = new Random(SEED);
  private final History history = new History();

  @TempDir private Path home;

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void nothingIsLostOrShownTwiceOrOutOfOrder() throws Exception {
    var crowd = new Crowd(home, CHAOS, List.of(), CLIENTS, history);
    try {
      talk(crowd);
      boolean isComplete = crowd.heal(HEALING_SECONDS);

      String words = "seed %d: %s".formatted(SEED, history);
      System.out.println("Torture: " + words);
      assertEquals(List.of(), history.faults(), words);
      assertTrue(isComplete, words);
      assertTrue(history.acceptedSoFar() > SECONDS, words);
    } finally {
      crowd.end();
    }
  }

  private void talk(Crowd crowd) throws Exception {
    BlockingQueue<Member> paused = new ArrayBlockingQueue<>(CLIENTS);
    // Nobody ever adds to it: to wait for it is to let time pass.
    BlockingQueue<Member> nothing = new ArrayBlockingQueue<>(1);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < end) {
      for (int i = 0; i < MESSAGES_EACH_STEP; i++) {
        crowd.send(any(crowd), any(crowd));
      }
      trouble(crowd, paused);
      var _ = nothing.poll(STEP_MILLIS, TimeUnit.MILLISECONDS);
    }
    for (Member member : paused) {
      pause(crowd, member, false);
    }
  }

  private void trouble(Crowd crowd, BlockingQueue<Member> paused) throws Exception {
    if (once(SERVER_DIES)) {
      crowd.killServer();
    }
    if (once(CLIENT_DIES)) {
      crowd.kill(any(crowd));
    }
    if (once(PAUSE)) {
      Member member = any(crowd);
      if (!paused.contains(member) && paused.offer(member)) {
        pause(crowd, member, true);
      }
    }
    if (once(START)) {
      Member member = paused.poll();
      if (member != null) {
        pause(crowd, member, false);
      }
      crowd.startClients();
    }
    if (once(2 * START)) {
      crowd.startServer();
    }
  }

  private static void pause(Crowd crowd, Member member, boolean isPaused)
      throws IOException, InterruptedException {
    Life life = crowd.life(member);
    if (life != null) {
      life.pause(isPaused);
    }
  }

  private boolean once(int inSoMany) {
    return random.nextInt(inSoMany) == 0;
  }

  private Member any(Crowd crowd) {
    return crowd.members().get(random.nextInt(CLIENTS));
  }
}
