/// Bots: nicknames that answer, and conversations of several turns with people. Start with [Bot].
@NullMarked
package chat.parley.api.bot;

import org.jspecify.annotations.NullMarked;
