/// The plugin `transcript`. Start with [TranscriptPlugin].
@NullMarked
package chat.parley.plugins.transcript;

import org.jspecify.annotations.NullMarked;
