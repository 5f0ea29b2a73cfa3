/// Strangers who mean no good: what they send, and how fast. Start with [Flooder].
@NullMarked
package chat.parley.bench.flood;

import org.jspecify.annotations.NullMarked;
