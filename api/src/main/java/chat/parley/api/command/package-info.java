/// Commands as records: a command's grammar is a sealed interface of records, from which parsing,
/// help, completion, the shell and JSON-RPC all come. Start with [Command].
@NullMarked
package chat.parley.api.command;

import org.jspecify.annotations.NullMarked;
