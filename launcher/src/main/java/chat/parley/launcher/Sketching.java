package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.api.Nickname;
import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.engine.store.PrivateFiles;
import chat.parley.launcher.text.TerminalText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The command `bot new`: the source of a bot, small and complete.
final class Sketching {

  /// Nicknames that a class can be called after.
  private static final Pattern NICK = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private static final String SUFFIX = "Bot";

  private final Surroundings surroundings;

  Sketching(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  ExitCode run(BotCommand.New made) throws Refusal {
    String nick = checked(made.nick());
    String name = className(nick);
    Path file = Objects.requireNonNullElse(made.folder(), Path.of("")).resolve(name + ".java");
    if (Files.exists(file)) {
      throw new Refusal("%s is there already; choose another nickname or --in".formatted(file));
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, source().replace("@nick@", nick).replace("@class@", name));
    } catch (IOException e) {
      throw new Refusal("%s cannot be written: %s".formatted(file, PrivateFiles.reason(e)), e);
    }
    say("%s is a bot now. To talk to it here, and to let others talk to it:".formatted(file));
    say("  parley bot try " + file);
    say("  parley bot run --watch " + file);
    return ExitCode.DONE;
  }

  private static String checked(String nick) {
    if (!NICK.matcher(nick).matches()) {
      throw new Misuse(
          "NICK is %s, must be small letters, digits and - between them, a letter first"
              .formatted(nick));
    }
    try {
      return Nickname.of(nick).shown();
    } catch (IllegalArgumentException e) {
      throw new Misuse("NICK is %s: %s".formatted(nick, e.getMessage()));
    }
  }

  /// `tea-time` makes `TeaTimeBot`: none of the API is called so, which the source has at hand.
  private static String className(String nick) {
    String base =
        Arrays.stream(nick.split("-", -1))
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
    return base.endsWith(SUFFIX) && base.length() > SUFFIX.length() ? base : base + SUFFIX;
  }

  private static String source() throws IOException {
    try (InputStream in = Sketching.class.getResourceAsStream("project/Bot.java.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  private void say(String line) {
    surroundings.out().println(TerminalText.line(line));
  }
}
