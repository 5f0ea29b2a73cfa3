package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.TeamKey;
import chat.parley.engine.config.Setting;
import chat.parley.engine.config.Settings;
import chat.parley.engine.config.SettingsFile;
import chat.parley.engine.config.TeamKeyFile;
import chat.parley.engine.store.ParleyHome;
import chat.parley.launcher.text.TerminalText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The command `init`: settles once who one is and where the server is.
final class Settling {

  private final Surroundings surroundings;
  private final SettingsFile file;
  private final TeamKeyFile team;

  Settling(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.file = SettingsFile.of(surroundings.environment());
    this.team = TeamKeyFile.in(ParleyHome.find(surroundings.environment()));
  }

  /// What is to be settled.
  ///
  /// @param key the key of a closed network; null to leave that as it is
  private record Wish(Map<Setting, String> values, @Nullable TeamKey key) {}

  ExitCode run(ShellCommand.Init init) {
    Settings before = file.read();
    boolean isTold = init.nick() != null || init.server() != null || init.teamKey() != null;
    if (!isTold && !surroundings.isTerminal()) {
      throw new Misuse(
          "it asks at a terminal, and there is none: say what is to be settled, as in parley init"
              + " --nick alice --server HOST:PORT; there is --team-key FILE as well");
    }
    Wish wish = isTold ? told(init) : asked(before);
    if (isTold && !init.replace()) {
      refuseOverwriting(before, wish);
    }
    settle(wish);
    return ExitCode.DONE;
  }

  private Wish told(ShellCommand.Init init) {
    var values = new EnumMap<Setting, String>(Setting.class);
    if (init.nick() != null) {
      values.put(Setting.NICK, init.nick().shown());
    }
    if (init.server() != null) {
      values.put(Setting.SERVER, checked(Setting.SERVER, init.server()));
    }
    return new Wish(values, init.teamKey() == null ? null : key(init.teamKey()));
  }

  private static String checked(Setting setting, String value) {
    try {
      return Settings.NONE.with(setting, value).value(setting);
    } catch (IllegalArgumentException e) {
      throw new Misuse(String.valueOf(e.getMessage()));
    }
  }

  private static TeamKey key(Path from) {
    return new TeamKeyFile(from)
        .read()
        .orElseThrow(
            () -> new Refused(ExitCode.FAILED, "there is no team key in %s".formatted(from)));
  }

  private void refuseOverwriting(Settings before, Wish wish) {
    for (Map.Entry<Setting, String> each : wish.values().entrySet()) {
      String old = before.value(each.getKey());
      if (!old.isEmpty() && !old.equals(each.getValue())) {
        throw new Refused(
            ExitCode.FAILED,
            "%s is %s already, in %s: to put %s in its place, say --replace"
                .formatted(each.getKey().word(), old, file.path(), each.getValue()));
      }
    }
  }

  private void settle(Wish wish) {
    TeamKey key = wish.key();
    if (key != null && !team.read().equals(Optional.of(key))) {
      // Refuses when there is another: that is for parley key team forget alone.
      team.write(key);
    }
    if (!wish.values().isEmpty()) {
      file.set(wish.values());
    }
    wish.values().forEach((setting, value) -> say("%s is %s".formatted(setting.word(), value)));
    if (key != null) {
      say("team key %s is in %s".formatted(key.fingerprint(new JdkCrypto()), team.path()));
    }
    if (!wish.values().isEmpty()) {
      say(
          "%s has it, and parley config changes it; parley join lets you in"
              .formatted(file.path()));
    }
  }

  private Wish asked(Settings before) {
    var in = new BufferedReader(new InputStreamReader(surroundings.in(), UTF_8));
    say("Two or three questions, once; Enter takes what stands in brackets.");
    var values = new EnumMap<Setting, String>(Setting.class);
    ask(in, "Your nickname", before, Setting.NICK, values);
    ask(in, "The server, HOST:PORT", before, Setting.SERVER, values);
    return new Wish(values, team.read().isPresent() ? null : askKey(in));
  }

  /// Goes on asking until the answer makes sense.
  private void ask(
      BufferedReader in,
      String question,
      Settings before,
      Setting setting,
      Map<Setting, String> values) {
    String old = before.value(setting);
    String usual = old.isEmpty() && setting == Setting.SERVER ? "localhost:12345" : old;
    while (true) {
      String answer = line(in, question, usual);
      String value = answer.isEmpty() ? usual : answer;
      try {
        if (value.isEmpty()) {
          say("It must have one: letters, digits and so on, without blanks.");
          continue;
        }
        values.put(setting, Settings.NONE.with(setting, value).value(setting));
        return;
      } catch (IllegalArgumentException e) {
        say(e.getMessage() + ".");
      }
    }
  }

  private @Nullable TeamKey askKey(BufferedReader in) {
    String answer = line(in, "The file of a team key, if your network has one", "none");
    return answer.isEmpty() || answer.equals("none") ? null : key(Path.of(answer));
  }

  private String line(BufferedReader in, String question, String usual) {
    String hint = usual.isEmpty() ? "" : " [%s]".formatted(TerminalText.line(usual));
    surroundings.out().print("%s%s: ".formatted(question, hint));
    surroundings.out().flush();
    try {
      String line = in.readLine();
      if (line == null) {
        surroundings.out().println();
        throw new Refused(
            ExitCode.FAILED, "the input has ended before the answer; nothing is settled");
      }
      return line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void say(String line) {
    surroundings.out().println(TerminalText.line(line));
  }
}
