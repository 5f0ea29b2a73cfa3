/// Plugins: a jar whose one class says what it adds. Start with [PluginModule].
@NullMarked
package chat.parley.api.plugin;

import org.jspecify.annotations.NullMarked;
