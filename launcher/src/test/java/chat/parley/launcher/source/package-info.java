@NullMarked
package chat.parley.launcher.source;

import org.jspecify.annotations.NullMarked;
