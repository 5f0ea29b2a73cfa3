package chat.parley.testkit;

import chat.parley.api.Nickname;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A conversation that is written down; see [Kit#play].
///
/// @param file what it is called in errors
record Dialogue(String file, List<Line> lines) {

  private static final Pattern TALKS = Pattern.compile("(\\S+) +(?:with|in) +(\\S+)");
  private static final Pattern SAYS = Pattern.compile("([^\\s<>]+)> ?(.+)");
  private static final Pattern HEARS = Pattern.compile("([^\\s<>]+)< ?(.+)");
  private static final Pattern TIME = Pattern.compile("\\+([0-9]{1,9})(ms|s|m|h)");
  private static final String SILENCE = "...";

  /// One line of the file.
  record Line(int number, Step step) {}

  /// What a line asks for.
  sealed interface Step {

    /// Somebody talks to this nickname or in this room from now on.
    record Talks(String who, String to) implements Step {}

    /// Somebody says something, or is to be heard.
    record Says(String who, String text) implements Step {}

    /// Somebody hears something.
    record Hears(String who, String part) implements Step {}

    /// Time passes.
    record Passes(Duration time) implements Step {}

    /// Nobody hears anything.
    record Silence() implements Step {}
  }

  /// Reads all lines.
  ///
  /// @throws IllegalArgumentException when one of them is nothing that could be played
  static Dialogue read(Path file) {
    List<String> text;
    try {
      text = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), e);
    }
    var lines = new ArrayList<Line>();
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        lines.add(new Line(i + 1, step(line, "%s:%d".formatted(file, i + 1))));
      }
    }
    return new Dialogue(file.toString(), List.copyOf(lines));
  }

  private static Step step(String line, String place) {
    Matcher says = SAYS.matcher(line);
    if (says.matches()) {
      return new Step.Says(says.group(1), says.group(2));
    }
    Matcher hears = HEARS.matcher(line);
    if (hears.matches()) {
      return new Step.Hears(hears.group(1), hears.group(2));
    }
    Matcher talks = TALKS.matcher(line);
    if (talks.matches()) {
      return new Step.Talks(talks.group(1), talks.group(2));
    }
    Matcher time = TIME.matcher(line);
    if (time.matches()) {
      return new Step.Passes(duration(Long.parseLong(time.group(1)), time.group(2)));
    }
    if (line.equals(SILENCE)) {
      return new Step.Silence();
    }
    throw new IllegalArgumentException(
        ("%s: is %s, must be like alice> hello, bob< hello, alice with bob, alice in #tea,"
                + " +6m or ...")
            .formatted(place, line));
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  /// Plays it from the first line to the last.
  ///
  /// @throws AssertionError when somebody hears something else
  void play(Kit kit) {
    var cast = new Cast(kit, played(kit));
    for (Line line : lines) {
      try {
        cast.play(line.step());
      } catch (AssertionError e) {
        throw new AssertionError(placed(line, e), e);
      } catch (IllegalStateException | IllegalArgumentException e) {
        throw new IllegalArgumentException(placed(line, e), e);
      }
    }
    try {
      cast.end();
    } catch (AssertionError e) {
      throw new AssertionError("%s, at its end: %s".formatted(file, e.getMessage()), e);
    }
  }

  private String placed(Line line, Throwable why) {
    return "%s:%d: %s".formatted(file, line.number(), why.getMessage());
  }

  /// Those who are played, in the order in which they come.
  private Set<Nickname> played(Kit kit) {
    var played = new LinkedHashSet<Nickname>();
    boolean isFirst = true;
    for (Line line : lines) {
      switch (line.step()) {
        case Step.Talks(String who, _) -> played.add(nickname(who, line));
        case Step.Hears(String who, _) -> played.add(nickname(who, line));
        case Step.Says(String who, _) -> {
          if (isFirst && !kit.isBot(nickname(who, line))) {
            played.add(nickname(who, line));
          }
          isFirst = false;
        }
        case Step.Passes _, Step.Silence _ -> {
          // Nobody does anything.
        }
      }
    }
    return played;
  }

  private Nickname nickname(String who, Line line) {
    try {
      return Nickname.of(who);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(placed(line, e), e);
    }
  }

  /// Those who are played, and who of them spoke last.
  private static final class Cast {

    private final Kit kit;
    private final Map<String, User> users = new LinkedHashMap<>();
    private @Nullable User last;

    Cast(Kit kit, Set<Nickname> played) {
      this.kit = kit;
      played.forEach(who -> users.put(who.key(), kit.user(who.shown())));
      if (users.size() == 1) {
        last = users.values().iterator().next();
      }
    }

    void play(Step step) {
      switch (step) {
        case Step.Talks(String who, String to) -> {
          var _ = to.startsWith("#") ? user(who).in(to) : user(who).with(to);
        }
        case Step.Says(String who, String text) -> {
          User speaker = users.get(key(who));
          if (speaker == null) {
            hearer(who).ears().hear(text, who);
          } else {
            last = speaker.says(text);
          }
        }
        case Step.Hears(String who, String part) -> {
          var _ = user(who).hears(part);
        }
        case Step.Passes(Duration time) -> kit.clock().advance(time);
        case Step.Silence _ -> users.values().forEach(User::hearsNothing);
      }
    }

    /// As it is told apart, whether it is a nickname or not.
    private static String key(String who) {
      return who.toLowerCase(Locale.ROOT);
    }

    private User user(String who) {
      User user = users.get(key(who));
      if (user == null) {
        throw new IllegalStateException("%s is not played".formatted(who));
      }
      return user;
    }

    private User hearer(String who) {
      User spoke = last;
      if (spoke == null) {
        throw new IllegalArgumentException(
            "nobody has spoken yet who could hear %s; write who does, as in bob< hello"
                .formatted(who));
      }
      return spoke;
    }

    void end() {
      users.values().forEach(user -> user.ears().haveHeardAll());
    }
  }
}
