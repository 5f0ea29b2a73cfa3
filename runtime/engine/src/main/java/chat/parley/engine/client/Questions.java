package chat.parley.engine.client;

import chat.parley.core.Command;
import chat.parley.core.Input;
import chat.parley.engine.net.NodeLoop;
import chat.parley.engine.time.Threads;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What only the loop of a node can answer, asked by others.
///
/// Safe for use by any thread but the loop.
record Questions(NodeLoop driver, Threads threads) {

  /// The answer, or `otherwise` once the node has ended.
  <T extends @Nullable Object> T ask(Supplier<T> question, T otherwise) {
    return join(driver.ask(question), otherwise);
  }

  /// The answer after this was done, or `otherwise` once the node has ended.
  <T extends @Nullable Object> T askAfter(
      Command.ToClient command, Supplier<T> question, T otherwise) {
    var answer = new CompletableFuture<T>();
    driver.run(
        new NodeLoop.Task() {
          @Override
          public void run() {
            driver.step(new Input.Asked(command));
            answer.complete(question.get());
          }

          @Override
          public void lost() {
            answer.cancel(false);
          }
        });
    return join(answer, otherwise);
  }

  private <T extends @Nullable Object> T join(CompletableFuture<T> answer, T otherwise) {
    try {
      return threads.join(answer);
    } catch (CompletionException | CancellationException _) {
      return otherwise;
    }
  }
}
