/// The `parley` command: reads the command line and starts what it names. Start with [Main].
@NullMarked
package chat.parley.launcher;

import org.jspecify.annotations.NullMarked;
