package chat.parley.launcher.rpc;

import com.fasterxml.jackson.databind.JsonNode;

/// How far a request has come when it has been read.
sealed interface Outcome {

  /// It is done.
  record Done(JsonNode result) implements Outcome {}

  /// Its effect is under way in the order of the requests, and only its result takes time.
  record Later(Waiting waiting) implements Outcome {}

  /// What is waited for, on a virtual thread.
  @FunctionalInterface
  interface Waiting {

    JsonNode await() throws Fault, InterruptedException;
  }
}
