/// Running clients: what [chat.parley.api.Client] promises, on top of a client node, a socket and a
/// store. Start with [EngineClientFactory] and [RunningClient].
@NullMarked
package chat.parley.engine.client;

import org.jspecify.annotations.NullMarked;
