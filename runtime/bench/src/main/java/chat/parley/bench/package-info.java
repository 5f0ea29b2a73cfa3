/// The `runtime/bench/run` command: measures Parley beside what the bare machine gives, in one run,
/// and prints a table of ratios. Start with [chat.parley.bench.Catalogue], which says what is
/// measured.
@NullMarked
package chat.parley.bench;

import org.jspecify.annotations.NullMarked;
