/// The server as a state machine, made of smaller ones. Start with [ServerNode].
@NullMarked
package chat.parley.core.server;

import org.jspecify.annotations.NullMarked;
