package chat.parley.launcher.doctor;

import chat.parley.launcher.text.Json;
import chat.parley.launcher.text.TableText;
import chat.parley.launcher.text.TerminalText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What was found at one step of the way.
///
/// @param step its name, such as `server`
/// @param state how it is
/// @param words what was seen, in half a sentence
/// @param next what to do about it; empty if nothing
/// @param facts the same for programs: numbers, texts and booleans by name, as docs/cli.md has them
public record Finding(
    String step, State state, String words, String next, SequencedMap<String, Object> facts) {

  /// How a step is.
  public enum State {
    /// As it should be.
    OK,
    /// It works, and may surprise.
    NOTE,
    /// It does not work, and nothing behind it can.
    BROKEN
  }

  static Finding ok(String step, String words) {
    return new Finding(step, State.OK, words, "", new LinkedHashMap<>());
  }

  /// A step that works, and may surprise.
  public static Finding note(String step, String words, String next) {
    return new Finding(step, State.NOTE, words, next, new LinkedHashMap<>());
  }

  /// A step behind which nothing can work.
  public static Finding broken(String step, String words, String next) {
    return new Finding(step, State.BROKEN, words, next, new LinkedHashMap<>());
  }

  /// The same with one more fact.
  Finding with(String name, Object value) {
    var more = new LinkedHashMap<>(facts);
    more.put(name, value);
    return new Finding(step, state, words, next, more);
  }

  /// Whether nothing behind it can work.
  public boolean isBroken() {
    return state == State.BROKEN;
  }

  /// For people, escaped.
  public List<String> lines() {
    String line =
        "%-6s  %-12s  %s".formatted(TableText.word(state), step, TerminalText.line(words));
    return next.isEmpty()
        ? List.of(line)
        : List.of(line, "%22s%s".formatted("", "-> " + TerminalText.line(next)));
  }

  /// For programs.
  public String json() {
    return new Json()
        .with("step", step)
        .with("state", TableText.word(state))
        .with("words", words)
        .with("next", next)
        .with("facts", facts)
        .toString();
  }
}
