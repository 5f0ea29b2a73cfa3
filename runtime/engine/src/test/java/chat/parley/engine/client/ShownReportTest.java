package chat.parley.engine.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.core.Command;
import chat.parley.engine.client.ShownLedger.Progress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ShownReportTest {

  private final Queue<Runnable> loop = new ArrayDeque<>();
  private final List<Command> asked = new ArrayList<>();
  private final ShownReport report = new ShownReport(loop::add, asked::add);

  private void runLoop() {
    for (Runnable task = loop.poll(); task != null; task = loop.poll()) {
      task.run();
    }
  }

  @Test
  void asksOnceForAllThatWasReadMeanwhile() {
    report.add(new Progress(1, 0));
    report.add(new Progress(2, 0));
    report.add(new Progress(0, 5));
    runLoop();

    assertEquals(List.of(new Command.Shown(2), new Command.ShownEarly(5)), asked);
  }

  @Test
  void whatHasBeenShownStaysSoThoughAnotherThreadSaysLessLater() {
    report.add(new Progress(2, 0));
    runLoop();
    report.add(new Progress(1, 0));
    report.add(new Progress(0, 2));
    runLoop();

    assertEquals(List.of(new Command.Shown(2)), asked);
  }
}
