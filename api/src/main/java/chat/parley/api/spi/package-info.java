/// What a runtime implements so that [chat.parley.api.Parley] finds it. Not for others: it may
/// change with every version.
@NullMarked
package chat.parley.api.spi;

import org.jspecify.annotations.NullMarked;
