/// Tests of sources that are compiled and kept.
@NullMarked
package chat.parley.launcher.source;

import org.jspecify.annotations.NullMarked;
