/// What a runtime implements so that [chat.parley.api.Parley] finds it.
@NullMarked
package chat.parley.api.spi;

import org.jspecify.annotations.NullMarked;
