@NullMarked
package chat.parley.launcher.bot;

import org.jspecify.annotations.NullMarked;
