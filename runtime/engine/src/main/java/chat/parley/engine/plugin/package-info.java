/// The plugin host: jars in a folder become commands, hooks and handlers, and go again without a
/// trace. PF4J loads them, Guice wires them. Start with [PluginHost].
@NullMarked
package chat.parley.engine.plugin;

import org.jspecify.annotations.NullMarked;
