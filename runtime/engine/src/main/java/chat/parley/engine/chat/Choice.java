package chat.parley.engine.chat;

import chat.parley.api.bot.Answer;
import java.util.List;

/// One of several things, told by its number or by its words.
///
/// @param <T> what they are; shown with `toString`
record Choice<T>(List<T> options) implements Answer<T> {

  Choice {
    options = List.copyOf(options);
    if (options.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to choose from");
    }
  }

  /// The options with their numbers, one a line.
  String menu() {
    var lines = new StringBuilder();
    for (int i = 0; i < options.size(); i++) {
      lines.append("%s%d  %s".formatted(i == 0 ? "" : "\n", i + 1, options.get(i)));
    }
    return lines.toString();
  }

  @Override
  public Parsed<T> parse(String line) {
    String text = line.strip();
    for (T option : options) {
      if (option.toString().equalsIgnoreCase(text)) {
        return new Ok<>(option);
      }
    }
    return Answer.number(1, options.size()).map(number -> options.get(number - 1)).parse(text);
  }
}
