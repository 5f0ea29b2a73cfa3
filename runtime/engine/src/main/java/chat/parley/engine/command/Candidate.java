package chat.parley.engine.command;

/// One way to complete the word at the cursor.
///
/// @param word the whole word
/// @param help half a sentence about it, may be empty
/// @param isComplete whether a space may follow
public record Candidate(String word, String help, boolean isComplete) {}
