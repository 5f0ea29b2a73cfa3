/// Keeps what one does not want to read from being shown. Start with [IgnorePlugin].
@NullMarked
package chat.parley.plugins.ignore;

import org.jspecify.annotations.NullMarked;
