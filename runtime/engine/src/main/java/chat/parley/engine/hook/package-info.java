/// Hooks on the way of what a node sends and receives: in which order they are asked, what becomes
/// of a piece, how long they take, and what happens when they fail. Start with [TransportHooks].
@NullMarked
package chat.parley.engine.hook;

import org.jspecify.annotations.NullMarked;
