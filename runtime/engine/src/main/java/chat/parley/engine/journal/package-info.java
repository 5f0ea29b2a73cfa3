/// Conversations that outlive their process: what is said, heard and done in them is written down,
/// and a later run of the same script is led along it. Start with [JournalWorld].
@NullMarked
package chat.parley.engine.journal;

import org.jspecify.annotations.NullMarked;
