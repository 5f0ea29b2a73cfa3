/// Fakes that the engine's tests share.
@NullMarked
package chat.parley.engine.testing;

import org.jspecify.annotations.NullMarked;
