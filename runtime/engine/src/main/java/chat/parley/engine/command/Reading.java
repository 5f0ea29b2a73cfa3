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
    Trail above = from;
    try {
      while (trail.isGroup()) {
        above = trail;
        trail = next(trail, words);
      }
      return new Parsed.Ok<>(maker.make(trail, words));
    } catch (Misfit misfit) {
      Misfit e = trail.isDefaultOf(above) ? hinting(misfit, above) : misfit;
      Word at = e.word();
      int start = at == null ? 0 : at.start();
      int end = at == null ? words.line().length() : at.end();
      return new Parsed.Wrong<>(e.why(), words.line(), start, end, trail.usage());
    }
  }

  private static Trail next(Trail trail, Words words) throws Misfit {
    int mark = words.mark();
    Word word = words.next();
    Trail next = word == null ? null : trail.follow(word.text());
    if (next != null) {
      return next;
    }
    Trail fallback = trail.fallback(word);
    if (fallback != null) {
      words.reset(mark);
      return fallback;
    }
    throw word == null
        ? new Misfit("a command is missing", words.end())
        : new Misfit(trail.unknown(word.text()), word);
  }

  /// Nobody may have wanted the default: then the first of its words is a command mistyped.
  private static Misfit hinting(Misfit misfit, Trail group) {
    Word word = misfit.word();
    return word == null ? misfit : new Misfit(misfit.why() + group.hint(word.text()), word);
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
