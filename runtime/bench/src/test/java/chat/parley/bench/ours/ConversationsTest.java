package chat.parley.bench.ours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.bench.bare.BlockedThreads;
import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// That many wait at once and are answered; not how much memory they take.
@Timeout(60)
final class ConversationsTest {

  private static final Shot MANY = new Shot(Duration.ofSeconds(1), 100, 1_000);

  @Test
  void everybodyIsAskedAndThanked() throws Exception {
    try (Part conversations = Conversations.open()) {
      assertAllWaited(conversations.run(MANY));
      assertAllWaited(conversations.run(MANY));
    }
  }

  @Test
  void everyThreadWaitsAndGoesOn() throws Exception {
    try (Part threads = new BlockedThreads()) {
      assertAllWaited(threads.run(MANY));
    }
  }

  private static void assertAllWaited(Figures figures) {
    assertEquals(MANY.outstanding(), figures.operations());
    assertTrue(figures.heap().stackBytes() > 0, figures::line);
  }
}
