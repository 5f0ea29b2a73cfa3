/// Bots in any language: JSON-RPC 2.0, one object a line, as docs/rpc.md describes it. Start with
/// [JsonBot].
@NullMarked
package chat.parley.launcher.rpc;

import org.jspecify.annotations.NullMarked;
