package chat.parley.launcher.trial;

import chat.parley.api.Message;
import chat.parley.api.Room;
import chat.parley.launcher.source.Classes;
import chat.parley.launcher.text.TerminalText;
import chat.parley.testkit.Blocked;
import chat.parley.testkit.Kit;
import chat.parley.testkit.User;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A talk with a bot that runs in a world of its own, in memory: no network, no disk, and a clock
/// that can be moved.
///
/// For a person the clock goes as it does anywhere; a script's lines come a virtual second apart.
public final class Trial {

  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Pattern WAIT = Pattern.compile("/wait ([0-9]{1,6})(ms|s|m|h)");
  private static final Pattern AS = Pattern.compile("/as (\\S+)");
  private static final Pattern IN = Pattern.compile("/in (#\\S+)");

  /// One of the above, and none.
  private static final Pattern OWN = Pattern.compile("/(?:wait|as|in)(?: .*)?");

  private final PrintStream out;
  private final boolean isPerson;
  private final BlockingQueue<Optional<String>> typed = new LinkedBlockingQueue<>();
  private final Map<String, User> people = new HashMap<>();

  /// @param isPerson whether somebody types, and no script
  public Trial(PrintStream out, boolean isPerson) {
    this.out = out;
    this.isPerson = isPerson;
  }

  /// Talks until there are no more lines.
  ///
  /// @return whether it came to its end
  public boolean run(Classes classes, BufferedReader in) throws IOException, InterruptedException {
    Thread.ofPlatform().daemon().name("parley-input").start(() -> readAll(in));
    try (Loaded program = Loaded.from(classes);
        Kit kit = Kit.open()) {
      User bot = program.start(kit);
      String name = bot.nickname().shown();
      if (isPerson) {
        show("You talk to %s. /wait 20m, /as NICK, /in #room, /crash, /quit".formatted(name));
      }
      talk(kit, bot, you(kit, "you", name));
      return true;
    } catch (Blocked e) {
      show("%s waits for something that is not Parley's".formatted(e.getMessage()));
    } catch (IllegalArgumentException e) {
      show(String.valueOf(e.getMessage()));
    }
    return false;
  }

  private void readAll(BufferedReader in) {
    try (in) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        typed.add(Optional.of(line));
      }
    } catch (IOException _) {
      // The end of what is typed, as well.
    }
    typed.add(Optional.empty());
  }

  private User you(Kit kit, String nickname, String bot) {
    return people.computeIfAbsent(
        nickname,
        _ -> {
          User user = kit.user(nickname);
          user.client().onMessage(message -> heard(user, message));
          return user.with(bot);
        });
  }

  private void heard(User who, Message message) {
    String place = message.to() instanceof Room room ? " in " + room : "";
    String ears = people.size() > 1 ? " (to %s)".formatted(who.nickname()) : "";
    show("%s%s%s: %s".formatted(message.from(), place, ears, message.text()));
  }

  private void show(String text) {
    out.println(TerminalText.indented(text));
  }

  private void talk(Kit kit, User bot, User you) throws InterruptedException {
    User speaker = you;
    long before = System.nanoTime();
    while (true) {
      Optional<String> line =
          isPerson ? typed.poll(TICK.toMillis(), TimeUnit.MILLISECONDS) : typed.take();
      long now = System.nanoTime();
      kit.clock().advance(isPerson ? Duration.ofNanos(now - before) : STEP);
      before = now;
      if (line == null) {
        continue;
      }
      if (line.isEmpty() || line.get().equals("/quit")) {
        return;
      }
      try {
        speaker = take(line.get(), kit, bot, speaker);
      } catch (IllegalArgumentException e) {
        show(String.valueOf(e.getMessage()));
      }
    }
  }

  /// @return who speaks from then on
  private User take(String line, Kit kit, User bot, User speaker) {
    Matcher wait = WAIT.matcher(line);
    Matcher as = AS.matcher(line);
    Matcher in = IN.matcher(line);
    if (wait.matches()) {
      kit.clock().advance(duration(Long.parseLong(wait.group(1)), wait.group(2)));
    } else if (as.matches()) {
      return you(kit, as.group(1), bot.nickname().shown());
    } else if (in.matches()) {
      return speaker.in(in.group(1));
    } else if (line.equals("/crash")) {
      bot.restart();
    } else if (OWN.matcher(line).matches()) {
      show("Say /wait 20m (or ms, s, h), /as NICK, or /in #room.");
    } else if (!line.isEmpty()) {
      speaker.says(line);
    }
    return speaker;
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
