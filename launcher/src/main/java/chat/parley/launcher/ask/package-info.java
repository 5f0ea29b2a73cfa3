/// One question to one person, and what came of it: what the command `ask`, the JSON-RPC bridge and
/// the tools of agents have in common. Start with [Question].
@NullMarked
package chat.parley.launcher.ask;

import org.jspecify.annotations.NullMarked;
