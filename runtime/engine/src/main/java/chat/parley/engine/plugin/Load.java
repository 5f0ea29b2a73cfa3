package chat.parley.engine.plugin;

import chat.parley.engine.plugin.jar.PluginJar;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.pf4j.PluginWrapper;

/// One load of a jar that PF4J keeps.
///
/// @param copy what it was loaded from, its alone
/// @param since when it was loaded
record Load(PluginJar jar, Path copy, PluginWrapper wrapper, LivePlugin plugin, Instant since) {

  boolean needs(List<Load> others) {
    return others.stream().anyMatch(other -> jar.descriptor().needs().contains(other.jar().id()));
  }
}
