package chat.parley.engine.store;

import chat.parley.api.Target;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which messages of a client's past are asked for: those that fit all that is said here.
///
/// @param with direct ones to and from this nickname, those of this room, or those to everyone;
///   null for all
/// @param words what their texts hold, all of it, anywhere and in any case
/// @param since the first moment
/// @param until the first moment after them
/// @param newest at most so many, the newest ones
public record PastQuery(
    @Nullable Target with, List<String> words, Instant since, Instant until, int newest) {

  /// Copies the words.
  public PastQuery {
    words = List.copyOf(words);
  }

  /// The newest ones with anybody.
  public static PastQuery newest(int count) {
    return new PastQuery(null, List.of(), Instant.EPOCH, Instant.MAX, count);
  }

  /// The same with this nickname, room or everyone; null for all.
  public PastQuery with(@Nullable Target other) {
    return new PastQuery(other, words, since, until, newest);
  }

  /// The same from this moment on.
  public PastQuery since(Instant moment) {
    return new PastQuery(with, words, moment, until, newest);
  }

  /// The same before this moment.
  public PastQuery until(Instant moment) {
    return new PastQuery(with, words, since, moment, newest);
  }

  /// The same with texts that hold each of these words, which blanks divide.
  public PastQuery holding(String searched) {
    List<String> divided =
        Arrays.stream(searched.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    return new PastQuery(with, divided, since, until, newest);
  }
}
