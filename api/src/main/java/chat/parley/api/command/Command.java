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
/// `C` is either a sealed interface, whose records are sub-commands, or one record, which is the
/// whole command. A component is a plain parameter unless it is an [Option], a [Flag] or the
/// [Rest]; its type is String, int, long, Duration, Nickname, Target, Room, Path, an enum, or a
/// List of these. The command's word is what [Name] on the class says; [Help] and [Example] on the
/// class or on `C` describe it.
///
/// @param <C> the grammar
public interface Command<C> {

  /// Does what was asked for.
  ///
  /// Called on a virtual thread of the command's own, one call after the other for each caller; it
  /// may block, but not for longer than a minute. What it throws is shown to the caller as a
  /// failure: [IllegalArgumentException] with its message, as his mistake, anything else as ours.
  ///
  /// @param call what was typed, parsed
  void run(C call, Invocation in) throws Exception;
}
