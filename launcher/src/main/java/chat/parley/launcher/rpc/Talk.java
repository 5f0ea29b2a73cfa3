package chat.parley.launcher.rpc;

import chat.parley.api.bot.Chat;
import chat.parley.launcher.ask.Question;
import chat.parley.launcher.ask.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/// A message that the program has been told and has not answered yet: until then the person's
/// attention belongs to it, and questions to him are asked here.
///
/// Safe for use by any thread.
final class Talk {

  private final Chat chat;
  private final LinkedBlockingQueue<Step> steps = new LinkedBlockingQueue<>();

  // Guarded by this object's monitor.
  private boolean closed;

  /// What the program wants.
  private sealed interface Step {

    /// To ask the person.
    record Asking(Question question, CompletableFuture<Optional<Reply>> reply) implements Step {}

    /// Nothing more: here is its response.
    record Answered(JsonNode response) implements Step {}
  }

  Talk(Chat chat) {
    this.chat = chat;
  }

  /// Asks here, by the thread of the conversation.
  ///
  /// @return completes with nothing when the talk is over before it is asked
  CompletableFuture<Optional<Reply>> ask(Question question) {
    var reply = new CompletableFuture<Optional<Reply>>();
    if (!offer(new Step.Asking(question, reply))) {
      reply.complete(Optional.empty());
    }
    return reply;
  }

  /// The program has answered.
  void answer(JsonNode response) {
    var _ = offer(new Step.Answered(response));
  }

  private synchronized boolean offer(Step step) {
    return !closed && steps.add(step);
  }

  private synchronized List<Step> close() {
    closed = true;
    var left = new ArrayList<Step>();
    steps.drainTo(left);
    return left;
  }

  /// Asks what is to be asked until the program has answered.
  ///
  /// @return its response
  /// @throws InterruptedException when the conversation is interrupted
  JsonNode lead(Function<String, Optional<String>> aside) throws InterruptedException {
    try {
      while (true) {
        switch (steps.take()) {
          case Step.Answered(JsonNode response) -> {
            return response;
          }
          case Step.Asking asking -> run(asking, aside);
        }
      }
    } finally {
      for (Step step : close()) {
        if (step instanceof Step.Asking(_, var reply)) {
          reply.complete(Optional.empty());
        }
      }
    }
  }

  private void run(Step.Asking asking, Function<String, Optional<String>> aside)
      throws InterruptedException {
    try {
      asking.reply().complete(Optional.of(asking.question().ask(chat, aside)));
    } catch (InterruptedException | RuntimeException e) {
      asking.reply().completeExceptionally(e);
      if (e instanceof InterruptedException interrupted) {
        throw interrupted;
      }
    }
  }
}
