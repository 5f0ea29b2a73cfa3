/// What nodes ask a store to write, and what they are given back at their next start. Start with
/// [ClientWrite], [ClientImage], [ServerWrite] and [ServerImage].
@NullMarked
package chat.parley.core.store;

import org.jspecify.annotations.NullMarked;
