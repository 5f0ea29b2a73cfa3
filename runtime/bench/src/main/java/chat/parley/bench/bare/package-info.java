/// What the machine gives to a program that does nothing else: datagrams, disk flushes, SQLite.
@NullMarked
package chat.parley.bench.bare;

import org.jspecify.annotations.NullMarked;
