/// A Parley that stays, at a prompt or without one, and how commands of the same nickname go
/// through it: by a local socket, in the JSON-RPC of `parley rpc`.
@NullMarked
package chat.parley.launcher.resident;

import org.jspecify.annotations.NullMarked;
