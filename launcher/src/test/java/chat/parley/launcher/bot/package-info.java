/// Tests of the supervisor, and what goes between it and the process of bots.
@NullMarked
package chat.parley.launcher.bot;

import org.jspecify.annotations.NullMarked;
