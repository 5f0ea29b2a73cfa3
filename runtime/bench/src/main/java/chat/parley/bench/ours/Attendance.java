package chat.parley.bench.ours;

import chat.parley.bench.part.Figures;
import chat.parley.bench.part.Heap;
import chat.parley.bench.part.Part;
import chat.parley.bench.part.Shot;
import chat.parley.bench.part.Tally;
import java.io.IOException;

/// A server's node with as many clients registered and present as the shot says are outstanding:
/// what each of them takes of its memory, session, keys, table entry and all.
public final class Attendance implements Part {

  private final Hall hall = new Hall();

  private Attendance() {}

  /// A server that nobody has come to yet; it can be run once.
  public static Part open() {
    return new Attendance();
  }

  @Override
  public Figures run(Shot shot) throws IOException {
    Heap before = Heap.inUse();
    var tally = new Tally();
    for (int i = 0; i < shot.outstanding(); i++) {
      long begunAt = System.nanoTime();
      hall.enter(i);
      tally.add(System.nanoTime() - begunAt);
    }
    Heap each = Heap.inUse().eachSince(before, shot.outstanding());
    return tally.figures().withHeap(each);
  }

  @Override
  public void close() {}
}
