package chat.parley.engine.journal;

import java.io.IOException;

/// A journal cannot be written, and waiting does not help: nothing more may happen in its
/// conversation before the next start.
public final class JournalFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  JournalFailure(String id, IOException cause) {
    super(
        "the journal %s cannot be written (%s); the conversation goes on with the next start"
            .formatted(id, cause.getMessage()),
        cause);
  }
}
