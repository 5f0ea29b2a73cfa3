package chat.parley.plugins.transcript;

import chat.parley.api.Target;
import chat.parley.api.plugin.DataDir;
import chat.parley.api.plugin.Notices;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The files. A file that has become too large is set aside under the time of that, and never
/// written to again; none is ever deleted.
///
/// Safe for use by any thread.
final class Pages {

  private static final long MEGABYTE = 1 << 20;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final Notices notices;
  private final InstantSource clock;
  private final long bytesMax;
  private boolean hasFailed;

  @Inject
  Pages(@DataDir Path folder, TranscriptConfig config, Notices notices, InstantSource clock) {
    this(folder, config.megabytes() * MEGABYTE, notices, clock);
  }

  Pages(Path folder, long bytesMax, Notices notices, InstantSource clock) {
    this.folder = folder;
    this.bytesMax = bytesMax;
    this.notices = notices;
    this.clock = clock;
  }

  Path folder() {
    return folder;
  }

  /// Adds a line to the file of a conversation. When the disk does not take it, the owner is told
  /// so once, until it takes something again.
  synchronized void write(Target conversation, Line line) {
    String name = FileName.of(conversation);
    Path file = folder.resolve(name + ".jsonl");
    byte[] bytes = line.text().getBytes(StandardCharsets.UTF_8);
    try {
      if (Files.exists(file) && Files.size(file) + bytes.length > bytesMax) {
        Files.move(file, folder.resolve("%s.%s.jsonl".formatted(name, stamp())));
      }
      Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      hasFailed = false;
    } catch (IOException e) {
      if (!hasFailed) {
        hasFailed = true;
        notices.tell(
            "nothing can be written to %s (%s); what is said is only in your history now"
                .formatted(file, e.getMessage()));
      }
    }
  }

  private String stamp() {
    return STAMP.format(clock.instant());
  }
}
