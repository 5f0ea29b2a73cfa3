package chat.parley.plugins.transcript;

import chat.parley.api.command.Default;
import chat.parley.api.command.Range;

/// What can be set in `transcript.toml`.
///
/// @param megabytes how large a file may become before another one is begun
public record TranscriptConfig(@Default("16") @Range(min = 1, max = 1024) int megabytes) {}
