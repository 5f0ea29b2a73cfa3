/// Jars of plugins: what one is, whether it may be loaded, and what its classes see. Start with
/// [Inspection] and [PluginClasses].
@NullMarked
package chat.parley.engine.plugin.jar;

import org.jspecify.annotations.NullMarked;
