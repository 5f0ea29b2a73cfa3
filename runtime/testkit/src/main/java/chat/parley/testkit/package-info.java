/// Tests of bots, plugins and conversations with the real runtime, on a network and a clock of the
/// test's own: everything in one process, one thing at a time, in an order that the seed decides,
/// without sleeping. Start with [Kit].
@NullMarked
package chat.parley.testkit;

import org.jspecify.annotations.NullMarked;
