/// Where plugins are got from: a folder, a stick or an address with a list of jars. Start with
/// [Source] and [Installation].
@NullMarked
package chat.parley.engine.plugin.index;

import org.jspecify.annotations.NullMarked;
