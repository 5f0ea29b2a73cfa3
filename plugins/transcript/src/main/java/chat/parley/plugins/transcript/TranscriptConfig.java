package chat.parley.plugins.transcript;

import chat.parley.api.command.Default;
import chat.parley.api.command.Range;
import java.nio.file.Path;

/// What can be set in `transcript.toml`.
///
/// @param folder where the files are, below it in a folder for each client; when it is empty, the
///   plugin's own, and when it is relative, in that one
/// @param megabytes how large a file may become before another one is begun
/// @param deliveries whether it is also written down what becomes of what we say
public record TranscriptConfig(
    @Default("") Path folder,
    @Default("16") @Range(min = 1, max = 1024) int megabytes,
    @Default("true") boolean deliveries) {}
