/// Hooks on the way of what is sent and received. Start with [TransportHook].
@NullMarked
package chat.parley.api.hook;

import org.jspecify.annotations.NullMarked;
