/// Running servers. Start with [RunningServer].
@NullMarked
package chat.parley.engine.server;

import org.jspecify.annotations.NullMarked;
