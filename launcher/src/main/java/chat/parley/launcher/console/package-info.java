/// The screens that a session can be held on: a terminal with line editing, and plain lines. The
/// only place that knows about terminals. Start with [TerminalConsole].
@NullMarked
package chat.parley.launcher.console;

import org.jspecify.annotations.NullMarked;
