/// An AI agent as a nickname: a server of the Model Context Protocol on standard input and output.
/// Start with [AgentServer].
@NullMarked
package chat.parley.launcher.mcp;

import org.jspecify.annotations.NullMarked;
