/// Says that one is away, and tells those who write. Start with [AwayPlugin].
@NullMarked
package chat.parley.plugins.away;

import org.jspecify.annotations.NullMarked;
