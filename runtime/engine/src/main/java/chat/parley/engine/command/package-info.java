/// Commands as records: the parameters of a command are the components of its record, and parsing,
/// help and completion are all read from there. Start with [Grammar] for a language that is known
/// beforehand, and with [CommandRegistry] for commands that come and go.
@NullMarked
package chat.parley.engine.command;

import org.jspecify.annotations.NullMarked;
