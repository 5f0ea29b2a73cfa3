/// What clients and servers share when they run: their wiring, their randomness, and the hand-over
/// of facts to foreign code. Start with [chat.parley.engine.client] and
/// [chat.parley.engine.server].
@NullMarked
package chat.parley.engine;

import org.jspecify.annotations.NullMarked;
