/// A bot that runs a command of the machine for each message.
@NullMarked
package chat.parley.launcher.exec;

import org.jspecify.annotations.NullMarked;
