/// Runs bots: who hears what, one conversation for each person at each place, and what is done by
/// the clock. Start with [RunningBot].
@NullMarked
package chat.parley.engine.bot;

import org.jspecify.annotations.NullMarked;
