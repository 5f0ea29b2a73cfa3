package chat.parley.engine.plugin;

import java.time.Instant;

/// A load of a plugin that is over, but whose classes are still in memory.
///
/// @param load names it: the plugin's id, and which load of this run it was
/// @param version the plugin's own
/// @param file the name of the jar that it was loaded from
/// @param since when it was unloaded
public record Leftover(String load, String version, String file, Instant since) {}
