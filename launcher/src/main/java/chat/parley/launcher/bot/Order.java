package chat.parley.launcher.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.launcher.source.Classes;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the process of bots is told, one line each; the end of its input tells it to stop.
sealed interface Order {

  /// Runs a program in Java.
  record Start(int bot, Classes classes, List<String> arguments) implements Order {}

  /// Runs a program that speaks JSON-RPC.
  ///
  /// @param command its name and arguments
  /// @param arguments what was typed for the bot
  record Speak(int bot, List<String> command, List<String> arguments) implements Order {}

  /// Stops a bot in order.
  record Stop(int bot) implements Order {}

  /// The order to run this version of a bot.
  ///
  /// @param arguments what was typed for it
  static Order run(int bot, Version version, List<String> arguments) {
    return switch (version) {
      case Version.Compiled(Classes classes) -> new Start(bot, classes, arguments);
      case Version.Spoken(List<String> command, _) -> new Speak(bot, command, arguments);
    };
  }

  /// As it is written: words that are encoded as in an address, so that they have no blanks.
  default String line() {
    var words = new ArrayList<String>();
    switch (this) {
      case Start(int bot, Classes(Path folder, String main), List<String> arguments) -> {
        words.addAll(List.of("start", String.valueOf(bot), folder.toString(), main));
        words.addAll(arguments);
      }
      case Speak(int bot, List<String> command, List<String> arguments) -> {
        words.addAll(List.of("speak", String.valueOf(bot), String.valueOf(command.size())));
        words.addAll(command);
        words.addAll(arguments);
      }
      case Stop(int bot) -> words.addAll(List.of("stop", String.valueOf(bot)));
    }
    return String.join(" ", words.stream().map(word -> URLEncoder.encode(word, UTF_8)).toList());
  }

  /// What this line tells.
  ///
  /// @throws IllegalArgumentException when it is no order
  static Order parse(String line) {
    var words = new ArrayList<String>();
    for (String word : line.split(" ", -1)) {
      words.add(URLDecoder.decode(word, UTF_8));
    }
    int size = words.size();
    if (size >= 4 && words.getFirst().equals("start")) {
      return new Start(
          Integer.parseInt(words.get(1)),
          new Classes(Path.of(words.get(2)), words.get(3)),
          List.copyOf(words.subList(4, size)));
    }
    if (size >= 4 && words.getFirst().equals("speak")) {
      int end = 3 + Integer.parseInt(words.get(2));
      return new Speak(
          Integer.parseInt(words.get(1)),
          List.copyOf(words.subList(3, end)),
          List.copyOf(words.subList(end, size)));
    }
    if (size == 2 && words.getFirst().equals("stop")) {
      return new Stop(Integer.parseInt(words.get(1)));
    }
    throw new IllegalArgumentException("%s is no order".formatted(line));
  }
}
