/// Real processes over real sockets on their worst day: killed, paused and cut off at any moment,
/// while they talk. What has happened is written down by the test, from what the processes say
/// through their pipes, and judged in the end. Start with [TortureIT].
@NullMarked
package chat.parley.engine.torture;

import org.jspecify.annotations.NullMarked;
