package chat.parley.engine.bot;

import chat.parley.api.Nickname;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The command line of a bot that is a process of its own.
///
/// @param server null for the environment's
/// @param nickname null for the bot's own
/// @param data null for the usual folder
/// @param isOnce whether it ends when it has answered what waits
/// @param isHelp whether it only explains itself
public record BotArguments(
    @Nullable String server,
    @Nullable Nickname nickname,
    @Nullable Path data,
    boolean isOnce,
    boolean isHelp) {

  private static final String OPTIONS =
      """
      --server HOST:PORT  where the server is; PARLEY_SERVER, else localhost, if left out
      --nick NICK         another nickname
      --data DIR          the folder of its keys and messages
      --once              answers what waits for it, and ends
      --help              shows this
      """;

  /// Reads the arguments.
  ///
  /// @throws IllegalArgumentException when they make no sense; the message says which
  public static BotArguments parse(List<String> arguments) {
    var read = new BotArguments(null, null, null, false, false);
    Iterator<String> words = arguments.iterator();
    while (words.hasNext()) {
      String word = words.next();
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String option = equals < 0 ? word : word.substring(0, equals);
      @Nullable String given = equals < 0 ? null : word.substring(equals + 1);
      read =
          switch (option) {
            case "--server" -> read.withServer(value(option, given, words));
            case "--nick" -> read.withNickname(Nickname.of(value(option, given, words)));
            case "--data" -> read.withData(path(value(option, given, words)));
            case "--once" -> read.once();
            case "--help", "-h" -> read.help();
            default ->
                throw new IllegalArgumentException(
                    "there is no option %s; --help shows all".formatted(word));
          };
    }
    return read;
  }

  private static String value(String option, @Nullable String given, Iterator<String> words) {
    if (given != null) {
      return given;
    }
    if (!words.hasNext()) {
      throw new IllegalArgumentException("%s needs a value; --help shows all".formatted(option));
    }
    return words.next();
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("%s is no path".formatted(text), e);
    }
  }

  private BotArguments withServer(String other) {
    return new BotArguments(other, nickname, data, isOnce, isHelp);
  }

  private BotArguments withNickname(Nickname other) {
    return new BotArguments(server, other, data, isOnce, isHelp);
  }

  private BotArguments withData(Path other) {
    return new BotArguments(server, nickname, other, isOnce, isHelp);
  }

  private BotArguments once() {
    return new BotArguments(server, nickname, data, true, isHelp);
  }

  private BotArguments help() {
    return new BotArguments(server, nickname, data, isOnce, true);
  }

  /// What can be said, for a bot that is called so and does this.
  static String help(Nickname nickname, String about) {
    return about.isEmpty() ? OPTIONS : "%s: %s%n%n%s".formatted(nickname, about, OPTIONS);
  }
}
