package chat.parley.launcher.ask;

import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Chat;
import chat.parley.api.bot.Ended;
import chat.parley.engine.chat.Dialogue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One question to one person.
///
/// @param text the question
/// @param kind what is an answer to it
/// @param within the time for all attempts to answer
public record Question(String text, Kind kind, Duration within) {

  /// What an answer is.
  public sealed interface Kind {

    /// Any line.
    record Anything() implements Kind {}

    /// Yes or no.
    record YesNo() implements Kind {}

    /// One of these words.
    record OneOf(List<String> words) implements Kind {

      /// Checks that there is one, and none is blank.
      public OneOf {
        words = words.stream().map(String::strip).toList();
        if (words.isEmpty() || words.contains("")) {
          throw new IllegalArgumentException(
              "choices is \"%s\", must be words with commas between them"
                  .formatted(String.join(",", words)));
        }
      }
    }
  }

  /// Asks, and waits for what comes of it.
  ///
  /// @param aside what is said about a line that is no answer whatever the question is; empty for
  ///   all others
  /// @throws InterruptedException when the waiting thread is interrupted
  public Reply ask(Chat chat, Function<String, Optional<String>> aside)
      throws InterruptedException {
    var watch = new QuestionWatch();
    Chat watched =
        chat instanceof Dialogue(var world, var manner)
            ? new Dialogue(new WatchedWorld(world, watch), manner)
            : chat;
    try {
      return watched
          .tryAsk(text, answer(aside), within)
          .<Reply>map(Reply.Given::new)
          .orElseGet(watch::timedOut);
    } catch (QuestionWatch.Unsent e) {
      return new Reply.NotSent(e.why());
    } catch (Ended.TimedOut _) {
      return watch.timedOut();
    } catch (Ended.Baffled _) {
      return new Reply.Baffled();
    } catch (Ended.Cancelled e) {
      if (e.isByPerson()) {
        return new Reply.Cancelled();
      }
      var interrupted = new InterruptedException("the question was interrupted");
      interrupted.initCause(e);
      // Whoever catches it knows; the flag would disturb what it does next.
      var _ = Thread.interrupted();
      throw interrupted;
    }
  }

  private Answer<String> answer(Function<String, Optional<String>> aside) {
    Answer<String> plain =
        switch (kind) {
          case Kind.Anything _ -> Answer.text();
          case Kind.YesNo _ -> Answer.yesNo().map(isYes -> isYes ? "yes" : "no");
          case Kind.OneOf(List<String> words) -> Answer.oneOf(words.toArray(String[]::new));
        };
    return new Attentive(plain, aside);
  }

  /// An answer that first sees whether a line is one at all.
  private record Attentive(Answer<String> plain, Function<String, Optional<String>> aside)
      implements Answer<String> {

    @Override
    public Parsed<String> parse(String line) {
      Optional<String> words = aside.apply(line);
      return words.isPresent() ? new No<>(words.get()) : plain.parse(line);
    }

    @Override
    public List<String> choices() {
      return plain.choices();
    }
  }
}
