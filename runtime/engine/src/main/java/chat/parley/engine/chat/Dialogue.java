package chat.parley.engine.chat;

import chat.parley.api.Delivery;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Chat;
import chat.parley.api.bot.Ended;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A conversation in a world: what is asked how often, and what lines are before they are answers.
///
/// @param manner how it asks, which differs between views of one conversation
public record Dialogue(World world, Manner manner) implements Chat {

  /// Something that waits.
  private interface Waiting<T extends @Nullable Object> {
    T call() throws InterruptedException;
  }

  @Override
  public Nickname with() {
    return world.with();
  }

  @Override
  public Target where() {
    return world.where();
  }

  @Override
  public List<Delivery> say(String text) {
    return unwinding(() -> world.say(text));
  }

  @Override
  public Message next() {
    return unwinding(() -> {
      try (World.Ear ear = world.listen(manner.perAnswer())) {
        while (ear != null) {
          Message line = ear.hear(manner.perAnswer());
          if (line == null) {
            break;
          }
          if (!isAside(line)) {
            return line;
          }
        }
      }
      throw new Ended.TimedOut(with());
    });
  }

  @Override
  public <T> T ask(String question, Answer<T> as) {
    return unwinding(() -> answer(question, as, manner::perAnswer))
        .orElseThrow(() -> new Ended.TimedOut(with()));
  }

  @Override
  public <T> Optional<T> tryAsk(String question, Answer<T> as, Duration within) {
    long end = world.nanos() + within.toNanos();
    return unwinding(() -> answer(question, as, () -> Duration.ofNanos(end - world.nanos())));
  }

  /// @param patience how long the next answer is waited for
  /// @return empty when there is none in time
  private <T> Optional<T> answer(String question, Answer<T> as, Supplier<Duration> patience)
      throws InterruptedException {
    try (World.Ear ear = world.listen(patience.get())) {
      if (ear == null) {
        return Optional.empty();
      }
      String asked = asked(question, as.choices());
      var _ = world.say(addressed(asked));
      int misses = 0;
      for (Message line = ear.hear(patience.get()); line != null; line = ear.hear(patience.get())) {
        if (isAside(line)) {
          var _ = world.say(addressed(asked));
          continue;
        }
        Answer.Parsed<T> parsed = as.parse(line.text());
        world.settle();
        switch (parsed) {
          case Answer.Ok<T>(T value) -> {
            return Optional.of(value);
          }
          case Answer.No<T>(String hint) -> {
            misses++;
            if (misses >= manner.attempts()) {
              throw new Ended.Baffled(with(), misses);
            }
            var _ = world.say(addressed("%s\n%s".formatted(hint, asked)));
          }
        }
      }
      return Optional.empty();
    }
  }

  private static String asked(String question, List<String> choices) {
    return choices.isEmpty() ? question : "%s (%s)".formatted(question, String.join(", ", choices));
  }

  /// Where others listen, it is said whose question it is.
  private String addressed(String question) {
    return where() instanceof Room ? "%s: %s".formatted(with(), question) : question;
  }

  /// Sees to what is no line for the script.
  ///
  /// @throws Ended.Cancelled when it ends the conversation
  private boolean isAside(Message line) throws InterruptedException {
    if (manner.isCancel(line.text())) {
      world.settle();
      throw Ended.Cancelled.by(with());
    }
    boolean isAside = world.aside(line);
    if (isAside) {
      world.settle();
    }
    return isAside;
  }

  @Override
  public <T> T choose(String question, List<T> options) {
    var choice = new Choice<>(options);
    return ask("%s\n%s".formatted(question, choice.menu()), choice);
  }

  @Override
  public <R extends Record> R form(Class<R> form) {
    return new Form<>(form).ask(this, manner.attempts());
  }

  @Override
  public void pause(Duration time) {
    var _ =
        unwinding(() -> {
          world.pause(time);
          return true;
        });
  }

  @Override
  public Instant now() {
    return unwinding(world::now);
  }

  @Override
  public <T extends @Nullable Object> T once(String key, Supplier<T> effect) {
    return unwinding(() -> world.once(Effect.<T>of(key, effect)));
  }

  @Override
  public <T extends @Nullable Object> T once(String key, Function<String, T> effect) {
    return unwinding(() -> world.once(Effect.<T>of(key, effect)));
  }

  @Override
  public Chat alsoWith(Nickname other) {
    return other.equals(with()) ? this : new Dialogue(world.alsoWith(other), manner);
  }

  @Override
  public Chat within(Duration perAnswer) {
    return new Dialogue(world, manner.within(perAnswer));
  }

  @Override
  public Chat attempts(int attempts) {
    return new Dialogue(world, manner.attempts(attempts));
  }

  @Override
  public Chat onCancel(String... words) {
    return new Dialogue(world, manner.onCancel(words));
  }

  private static <T extends @Nullable Object> T unwinding(Waiting<T> waiting) {
    try {
      return waiting.call();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Ended.Cancelled.byClosing();
    }
  }
}
