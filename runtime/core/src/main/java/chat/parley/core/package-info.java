/// The sans-IO core of Parley: pure state machines that get inputs and give outputs. Start with
/// [client.ClientNode] and [server.ServerNode].
@NullMarked
package chat.parley.core;

import org.jspecify.annotations.NullMarked;
