/// Conversations: questions, answers and what comes in between, whoever leads them. Start with
/// [Dialogue].
@NullMarked
package chat.parley.engine.chat;

import org.jspecify.annotations.NullMarked;
