/// Tests of commands as bots.
@NullMarked
package chat.parley.launcher.exec;

import org.jspecify.annotations.NullMarked;
