/// What runs inside the compiler of a plugin; nothing here is called at run time.
@NullMarked
package chat.parley.api.plugin.processor;

import org.jspecify.annotations.NullMarked;
