@NullMarked
package chat.parley.launcher.exec;

import org.jspecify.annotations.NullMarked;
