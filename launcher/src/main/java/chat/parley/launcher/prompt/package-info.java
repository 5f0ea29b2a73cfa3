/// One person's conversation: the words that can be typed, what they do, and what is shown, without
/// a word about terminals. Start with [Session].
@NullMarked
package chat.parley.launcher.prompt;

import org.jspecify.annotations.NullMarked;
