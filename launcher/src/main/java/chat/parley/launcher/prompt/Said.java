package chat.parley.launcher.prompt;

import java.time.Instant;
import java.util.List;

/// A message that has come, in the words in which it is shown. All of it is escaped already.
///
/// @param from who says it, as the line has it
/// @param at when it came
/// @param isLive whether it came just now; the lines of others tell when they were sent
/// @param isFirstNew whether its reader was there before it, and is away now
/// @param lines each on its own; may have line feeds in them
public record Said(
    String from, Instant at, boolean isLive, boolean isFirstNew, List<String> lines) {}
