package chat.parley.engine.command;

import chat.parley.engine.time.Threads;
import java.time.Duration;

/// How calls of commands are run.
///
/// @param threads what they run on
/// @param deadline how long one may take
record Terms(Threads threads, Duration deadline) {}
