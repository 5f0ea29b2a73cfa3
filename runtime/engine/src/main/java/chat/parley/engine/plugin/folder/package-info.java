/// The folder that people put jars into, watched. Start with [FolderWatch].
@NullMarked
package chat.parley.engine.plugin.folder;

import org.jspecify.annotations.NullMarked;
