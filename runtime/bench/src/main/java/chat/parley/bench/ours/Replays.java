package chat.parley.bench.ours;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Nickname;
import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Two real clients in one process: the one stores messages while the other is away; the clock runs
/// from his start until he has shown all of them, which are in his history on disk then.
public final class Replays implements Part {

  private static final int MESSAGES = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ABSENT = "bob";

  private final String server;
  private final Person sender;
  private final Keeping kept;

  private Replays(String server, Person sender, Keeping kept) {
    this.server = server;
    this.sender = sender;
    this.kept = kept;
  }

  /// A load for this server.
  public static Part open(String server) throws IOException, InterruptedException {
    Keeping kept = Keeping.of(Keeping.DISK);
    arrive(server, kept).client().close();
    Person sender = Person.connect("alice", server, Keeping.of(Keeping.MEMORY));
    return new Replays(server, sender, kept);
  }

  private static Person arrive(String server, Keeping kept)
      throws IOException, InterruptedException {
    return Person.connect(ABSENT, server, kept);
  }

  @Override
  public Figures run(Shot shot) throws IOException, InterruptedException {
    store(shot);
    var left = new CountDownLatch(MESSAGES);
    var tally = new Tally();
    try (Client recipient = arrive(server, kept).client()) {
      recipient.onMessage(_ -> {
        tally.add(System.nanoTime() - tally.begunAt());
        left.countDown();
      });
      if (!left.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("%d messages have not come".formatted(left.getCount()));
      }
      return tally.figures();
    }
  }

  private void store(Shot shot) throws IOException, InterruptedException {
    String text = "x".repeat(shot.bytes());
    var begun = new AtomicInteger();
    List<Thread> threads =
        IntStream.range(0, shot.outstanding())
            .mapToObj(_ -> Thread.startVirtualThread(() -> storeAll(begun, text)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    if (begun.get() < MESSAGES) {
      throw new IOException("the messages are not all stored");
    }
  }

  private void storeAll(AtomicInteger begun, String text) {
    try {
      while (begun.getAndIncrement() < MESSAGES) {
        Delivery delivery = sender.client().send(Nickname.of(ABSENT), text);
        if (!(delivery.await(PATIENCE) instanceof Delivery.Stored)) {
          begun.set(Integer.MIN_VALUE);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    sender.close();
    kept.close();
  }
}
