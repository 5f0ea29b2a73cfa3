package chat.parley.engine.command;

import org.jspecify.annotations.Nullable;

/// Reads words along a grammar to the command that they name, and what follows as its parameters.
final class Reading {

  private Reading() {}

  /// Makes something of a command and the words behind it.
  interface Maker<R> {

    R make(Trail end, Words words) throws Misfit;
  }

  static <R> Parsed<R> read(Trail from, Words words, Maker<R> maker) {
    Trail trail = from;
    try {
      while (trail.isGroup()) {
        Word word = words.next();
        if (word == null) {
          throw new Misfit("a command is missing", words.end());
        }
        Trail next = trail.follow(word.text());
        if (next == null) {
          throw new Misfit(trail.unknown(word.text()), word);
        }
        trail = next;
      }
      return new Parsed.Ok<>(maker.make(trail, words));
    } catch (Misfit e) {
      Word at = e.word();
      int start = at == null ? 0 : at.start();
      int end = at == null ? words.line().length() : at.end();
      return new Parsed.Wrong<>(e.why(), words.line(), start, end, trail.usage());
    }
  }

  /// The record with these values.
  static Object made(Node command, @Nullable Object[] values) throws Misfit {
    try {
      return command.make(values);
    } catch (IllegalArgumentException e) {
      throw new Misfit(String.valueOf(e.getMessage()), null);
    }
  }
}
