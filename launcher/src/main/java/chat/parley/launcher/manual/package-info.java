/// The command line written down in other forms: the manual page and the scripts by which shells
/// complete what is typed. All of them say what the grammar says.
@NullMarked
package chat.parley.launcher.manual;

import org.jspecify.annotations.NullMarked;
