package chat.parley.engine.command;

import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import chat.parley.api.command.Default;
import chat.parley.api.command.Example;
import chat.parley.api.command.Flag;
import chat.parley.api.command.Help;
import chat.parley.api.command.Hidden;
import chat.parley.api.command.Name;
import chat.parley.api.command.Option;
import chat.parley.api.command.Range;
import chat.parley.api.command.Rest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A language that has one of everything.
@Help("a toy language")
sealed interface Toy {

  /// A size.
  enum Size {
    SMALL,
    VERY_LARGE
  }

  /// A target and a text.
  @Help("says a text")
  @Example(in = "say bob hi", out = "bob: hi")
  @Example(in = "say * hi")
  record Say(Target to, @Help("all that is left") @Rest String text) implements Toy {}

  /// Numbers.
  record Dial(@Range(min = 1, max = 9) int digit, @Default("7") long times) implements Toy {}

  /// Things given by name.
  @Name("make-it")
  record Make(
      Size size,
      @Option @Default("30s") Duration within,
      @Option("FILE") @Nullable Path into,
      @Option @Nullable Long weight,
      @Option List<Nickname> by,
      @Flag boolean twice)
      implements Toy {}

  /// Several of one kind.
  record Invite(Room room, List<Nickname> guests) implements Toy {}

  /// A text that may be left out.
  record Recall(@Rest @Default("everything") String what) implements Toy {}

  /// What refuses some values by itself.
  record Span(int from, int to) implements Toy {

    /// Checks the order.
    public Span {
      if (from > to) {
        throw new IllegalArgumentException("from is %d, must be at most %d".formatted(from, to));
      }
    }
  }

  /// Nothing to say about.
  @Hidden
  record Secret() implements Toy {}

  /// A group of its own.
  @Help("boxes")
  sealed interface Box extends Toy {

    /// Opens.
    @Help("opens a box")
    record Open(int number) implements Box {}

    /// Shuts.
    record ShutDown() implements Box {}
  }
}
