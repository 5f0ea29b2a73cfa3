package chat.parley.bench.bare;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Heap;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// As many virtual threads as the shot says are outstanding, of which each waits for a future of
/// its own, with a time-out; then they are completed one after the other, which is what is counted.
public final class BlockedThreads implements Part {

  @Override
  public Figures run(Shot shot) throws InterruptedException {
    int count = shot.outstanding();
    var futures = new ArrayList<CompletableFuture<Long>>(count);
    Heap before = Heap.inUse();
    var waiting = new CountDownLatch(count);
    var done = new CountDownLatch(count);
    var tally = new Tally();
    for (int i = 0; i < count; i++) {
      var future = new CompletableFuture<Long>();
      futures.add(future);
      Thread.startVirtualThread(() -> {
        waiting.countDown();
        long completedAt = get(future);
        tally.add(System.nanoTime() - completedAt);
        done.countDown();
      });
    }
    waiting.await();
    Heap each = Heap.inUse().eachSince(before, count);
    long begunAt = System.nanoTime();
    futures.forEach(future -> future.complete(System.nanoTime()));
    done.await();
    return tally.figures().lasting(System.nanoTime() - begunAt).withHeap(each);
  }

  private static long get(CompletableFuture<Long> future) {
    try {
      return future.get(1, TimeUnit.HOURS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("a future was not completed as it should be", e);
    }
  }

  @Override
  public void close() {}
}
