package chat.parley.engine.journal;

import chat.parley.api.MessageId;
import chat.parley.api.Target;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A journal has a line that nobody can have written so.
public final class Corrupt extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Entry> readable;

  Corrupt(int line, String why) {
    this("line %d %s".formatted(line, why), List.of());
  }

  private Corrupt(String message, List<Entry> readable) {
    super(message);
    this.readable = readable;
  }

  /// The same, in a journal whose other lines say this.
  Corrupt among(List<Entry> entries) {
    return new Corrupt(String.valueOf(getMessage()), List.copyOf(entries));
  }

  /// What was heard, as far as that can be read.
  public Set<MessageId> heard() {
    return Entry.heard(readable);
  }

  /// Where the conversation was held, as far as that can be read; null when it had ended.
  public @Nullable Target where() {
    if (readable.isEmpty() || readable.getLast() instanceof Entry.Ended) {
      return null;
    }
    return switch (readable.getFirst()) {
      case Entry.Opened opened -> opened.place().where();
      case Entry.Said said -> said.where();
      default -> null;
    };
  }
}
