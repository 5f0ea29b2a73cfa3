package chat.parley.launcher.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.launcher.source.Classes;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the process of bots is told, one line each; the end of its input tells it to stop.
sealed interface Order {

  /// Runs a program.
  record Start(int bot, Classes classes, List<String> arguments) implements Order {}

  /// Stops a bot in order.
  record Stop(int bot) implements Order {}

  /// As it is written: words that are encoded as in an address, so that they have no blanks.
  default String line() {
    return switch (this) {
      case Start(int bot, Classes(Path folder, String main), List<String> arguments) ->
          String.join(
              " ",
              Stream.concat(
                      Stream.of("start", String.valueOf(bot), folder.toString(), main),
                      arguments.stream())
                  .map(word -> URLEncoder.encode(word, UTF_8))
                  .toList());
      case Stop(int bot) -> "stop " + bot;
    };
  }

  /// What this line tells.
  ///
  /// @throws IllegalArgumentException when it is no order
  static Order parse(String line) {
    var words = new ArrayList<String>();
    for (String word : line.split(" ", -1)) {
      words.add(URLDecoder.decode(word, UTF_8));
    }
    if (words.size() >= 4 && words.getFirst().equals("start")) {
      return new Start(
          Integer.parseInt(words.get(1)),
          new Classes(Path.of(words.get(2)), words.get(3)),
          List.copyOf(words.subList(4, words.size())));
    }
    if (words.size() == 2 && words.getFirst().equals("stop")) {
      return new Stop(Integer.parseInt(words.get(1)));
    }
    throw new IllegalArgumentException("%s is no order".formatted(line));
  }
}
