package chat.parley.engine.command;

/// What came of parsing a line or a list of arguments.
///
/// @param <C> the sealed interface of the commands
public sealed interface Parsed<C> {

  /// It is this command.
  record Ok<C>(C command) implements Parsed<C> {}

  /// It asks for help.
  ///
  /// @param text the help, several lines without an end of line
  record HelpAsked<C>(String text) implements Parsed<C> {}

  /// It is no command.
  ///
  /// @param why a sentence without a full stop that names the word at fault
  /// @param line what was typed
  /// @param start where the word at fault begins in the line; behind its end for a missing one
  /// @param end behind the word at fault
  /// @param usage how the command is typed, or how to get help
  record Wrong<C>(String why, String line, int start, int end, String usage) implements Parsed<C> {

    /// The line, and below it carets under the word at fault.
    public String pointer() {
      return line + "\n" + " ".repeat(start) + "^".repeat(Math.max(1, end - start));
    }
  }
}
