/// What a measurement is made of: parts that run in processes of their own, what they are asked to
/// do, and the figures that they answer. Start with [Part].
@NullMarked
package chat.parley.bench.part;

import org.jspecify.annotations.NullMarked;
