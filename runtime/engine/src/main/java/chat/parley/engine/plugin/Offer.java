package chat.parley.engine.plugin;

import chat.parley.api.plugin.Notices;
import chat.parley.api.plugin.PluginInfo;
import chat.parley.api.plugin.Scheduler;
import chat.parley.api.plugin.Store;
import chat.parley.api.spi.ConfigSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;

/// What the host gives to one plugin.
///
/// @param dataDir makes the folder when it is first asked for
/// @param neighbour as the plugin sees it
/// @param imports what the plugins that it needs export
record Offer(
    PluginInfo info,
    Scheduler scheduler,
    InstantSource clock,
    Logger logger,
    ConfigSource config,
    Store store,
    Notices notices,
    Supplier<Path> dataDir,
    Neighbour neighbour,
    Map<Class<?>, Supplier<?>> imports) {}
