/// Plugins as nobody should write them, to see what they do to others. Start with [Misbehaviour].
@NullMarked
package chat.parley.bench.misbehaving;

import org.jspecify.annotations.NullMarked;
