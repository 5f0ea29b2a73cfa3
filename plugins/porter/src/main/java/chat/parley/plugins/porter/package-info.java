/// Stands at the door of a server. Start with [PorterPlugin].
@NullMarked
package chat.parley.plugins.porter;

import org.jspecify.annotations.NullMarked;
