/// What people read: status lines, times, tables and JSON, all made of text that no terminal can
/// take for commands. Start with [StatusLines].
@NullMarked
package chat.parley.launcher.text;

import org.jspecify.annotations.NullMarked;
