/// A Model Context Protocol server on standard input and output: an agent joins as an ordinary
/// nickname, marked as a bot.
@NullMarked
package chat.parley.launcher.mcp;

import org.jspecify.annotations.NullMarked;
