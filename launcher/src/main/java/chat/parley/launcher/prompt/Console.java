package chat.parley.launcher.prompt;

import java.util.List;

/// Where a session reads what is typed and shows what happens.
public interface Console extends AutoCloseable {

  /// What stands before the line being typed, and on a terminal before each line shown.
  String PROMPT = ">>> ";

  /// What came of waiting for a line.
  sealed interface Input {

    /// A line was typed.
    ///
    /// @param line as it was typed, without its end
    /// @param place where it stands
    record Typed(String line, Place place) implements Input {

      /// A line that no sign can be set beside.
      public Typed(String line) {
        this(line, Place.NOWHERE);
      }
    }

    /// The key for the next conversation with something unread; what is being typed goes on.
    record NextUnread() implements Input {}

    /// A line came that cannot be read.
    ///
    /// @param why in words
    record Unreadable(String why) implements Input {}

    /// What had been typed of a line was thrown away.
    record Cleared() implements Input {}

    /// No more lines come: Ctrl-C on an empty line, Ctrl-D, or the end of the input.
    record Ended() implements Input {}

    /// [Console#stop] was called.
    record Stopped() implements Input {}
  }

  /// Waits for the next line. Called by one thread alone.
  Input read();

  /// Shows lines, each on its own, and leaves what is being typed as it is. An element may have
  /// line feeds in it. Safe for use by any thread; all of it is escaped already.
  void show(List<String> lines);

  /// Shows a message that has come.
  default void say(Said said) {
    show(said.lines());
  }

  /// Tells of a message that may not be seen, the way that was asked for. All of it is escaped
  /// already.
  default void alert(String words) {}

  /// From now on alerts are told this way.
  default void alertBy(Alert way) {}

  /// Whether it has signs beside lines and a line at its bottom.
  default boolean isRich() {
    return false;
  }

  /// Shows this in the line at the bottom, if there is one.
  default void standing(Standing now) {}

  /// What is typed goes to where this says from now on; empty for nowhere in particular. All of it
  /// is escaped already.
  default void focus(String where) {}

  /// Whether a person sits there, and no script.
  boolean isTerminal();

  /// Ends the wait for a line, now and for ever. Safe for use by any thread.
  void stop();

  /// Leaves the terminal as it was. Closing twice does nothing.
  @Override
  void close();
}
