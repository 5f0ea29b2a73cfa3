/// Whole nodes, and those who do not wish them well. Start with [Prey].
@NullMarked
package chat.parley.core.hostile;

import org.jspecify.annotations.NullMarked;
