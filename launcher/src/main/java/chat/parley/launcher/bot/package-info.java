/// Bots that are run and looked after: the process that they live in, and who watches it.
@NullMarked
package chat.parley.launcher.bot;

import org.jspecify.annotations.NullMarked;
