/// Why something does not work: the steps from here to somebody else, each looked at, and what to
/// do about the first that is broken.
@NullMarked
package chat.parley.launcher.doctor;

import org.jspecify.annotations.NullMarked;
