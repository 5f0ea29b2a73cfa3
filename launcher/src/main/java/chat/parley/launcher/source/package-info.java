/// Programs in single files of Java: read, compiled once, and kept.
@NullMarked
package chat.parley.launcher.source;

import org.jspecify.annotations.NullMarked;
