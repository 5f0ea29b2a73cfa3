package chat.parley.api.command;

/// A command that people type and programs call, such as `/todo add milk`.
///
/// ```java
/// sealed interface Todo {
///   @Help("adds an item") record Add(@Rest String text) implements Todo {}
///   @Help("ticks an item off") record Done(int number) implements Todo {}
/// }
///
/// @Name("todo")
/// final class TodoCommand implements Command<Todo> {
///   public void run(Todo call, Invocation in) {
///     switch (call) {
///       case Todo.Add(var text) -> in.reply("added: " + text);
///       case Todo.Done(var number) -> in.reply("done: " + number);
///     }
///   }
/// }
/// ```
///
/// `C` is either a sealed interface, whose records are sub-commands and whose sealed interfaces are
/// groups of them, or one record, which is the whole command. One record of several may be the
/// [Default]. A component is a plain parameter unless it is an [Option], a [Flag] or the [Rest];
/// its type is String, int, long, double, boolean, Duration, LocalTime, LocalDate, Nickname,
/// Target, Room, Path, an enum, a List of these, or an Optional of one that may be left out. On a
/// prompt line, a value with blanks stands in quotes, `"two words"` or `'two words'`; a backslash
/// inside takes a quote as it is.
///
/// The command's word is what [Name] says on the class or on `C`, else the class's name without
/// `Command`, written with dashes. [Help] and [Example] may stand on both.
///
/// Every command also understands `--json`, before its [Rest], which gives the answers as data. The
/// same command is `parley todo add milk` in a shell and `todo.add {"text": "milk"}` for programs.
///
/// @param <C> the grammar
public interface Command<C> {

  /// Does what was asked for.
  ///
  /// Called on a virtual thread, one call of this command after the other for each caller, at the
  /// same time for several; at most 16 calls of one caller wait. It may block, but not for longer
  /// than a minute: then it is interrupted, and the caller is told. What it throws is shown to the
  /// caller as a failure: [IllegalArgumentException] with its message, as his mistake, anything
  /// else as ours. When the command is removed, a call that runs may go on to its end.
  ///
  /// @param call what was typed, parsed
  void run(C call, Invocation in) throws Exception;
}
