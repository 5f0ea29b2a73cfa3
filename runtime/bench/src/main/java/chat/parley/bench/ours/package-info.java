/// Parley under load: servers and clients as they run in earnest, each in a process of its own.
@NullMarked
package chat.parley.bench.ours;

import org.jspecify.annotations.NullMarked;
