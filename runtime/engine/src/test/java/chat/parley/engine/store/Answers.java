package chat.parley.engine.store;

import chat.parley.core.store.MailRow;
import chat.parley.core.store.Outcome;
import chat.parley.core.store.Write;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Waits for what a store answers.
final class Answers {

  private Answers() {}

  static Outcome persist(Store<?> store, Write... writes) {
    return join(submit(store, writes));
  }

  static CompletableFuture<Outcome> submit(Store<?> store, Write... writes) {
    var answer = new CompletableFuture<Outcome>();
    store.persist(List.of(writes), answer::complete);
    return answer;
  }

  static List<MailRow> read(ServerStore store, Long... ids) {
    var answer = new CompletableFuture<List<MailRow>>();
    store.read(List.of(ids), answer::complete);
    return join(answer);
  }

  static <T> T join(CompletableFuture<T> answer) {
    return answer.orTimeout(30, TimeUnit.SECONDS).join();
  }
}
