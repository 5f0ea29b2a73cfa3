/// Parts in processes of their own: each is told over its standard input what to do, and answers
/// over its standard output. Start with [RemotePart].
@NullMarked
package chat.parley.bench.process;

import org.jspecify.annotations.NullMarked;
