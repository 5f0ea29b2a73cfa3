/// Where the time goes, by the JVM's own recordings.
@NullMarked
package chat.parley.bench.profile;

import org.jspecify.annotations.NullMarked;
