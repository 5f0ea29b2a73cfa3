/// Clocks, and the threads that wait by them. Start with [Threads].
@NullMarked
package chat.parley.engine.time;

import org.jspecify.annotations.NullMarked;
