/// A server, as plugins beside it see it. Start with [Server].
@NullMarked
package chat.parley.api.server;

import org.jspecify.annotations.NullMarked;
