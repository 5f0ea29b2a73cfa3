package chat.parley.plugins.transcript;

import chat.parley.api.Client;
import chat.parley.api.Target;
import chat.parley.api.plugin.DataDir;
import chat.parley.api.plugin.Notices;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;

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

  /// Lines that the disk has not taken since it took one.
  private long missing;

  @Inject
  Pages(
      @DataDir Path own,
      TranscriptConfig config,
      Client client,
      Notices notices,
      InstantSource clock) {
    this(folder(own, config, client), config.megabytes() * MEGABYTE, notices, clock);
  }

  Pages(Path folder, long bytesMax, Notices notices, InstantSource clock) {
    this.folder = folder;
    this.bytesMax = bytesMax;
    this.notices = notices;
    this.clock = clock;
  }

  private static Path folder(Path own, TranscriptConfig config, Client client) {
    return config.folder().toString().isEmpty()
        ? own
        : own.resolve(config.folder()).resolve(FileName.folder(client.nickname()));
  }

  Path folder() {
    return folder;
  }

  /// Adds a line to the file of a conversation, all of it or nothing. When the disk does not take
  /// it, the owner is told so once, and once more when it does again.
  synchronized void write(Target conversation, Line line) {
    String name = FileName.of(conversation);
    Path file = folder.resolve(name + ".jsonl");
    byte[] bytes = line.text().getBytes(StandardCharsets.UTF_8);
    try {
      Files.createDirectories(folder, ownersAlone("rwx------"));
      if (Files.exists(file) && Files.size(file) + bytes.length > bytesMax) {
        Files.move(file, folder.resolve("%s.%s.jsonl".formatted(name, stamp())));
      }
      append(file, bytes);
      if (missing > 0) {
        notices.tell("what is said is written down again; %d lines are missing".formatted(missing));
      }
      missing = 0;
    } catch (IOException e) {
      if (missing == 0) {
        notices.tell(
            "nothing can be written to %s (%s); what is said is only in your history now"
                .formatted(file, reason(e)));
      }
      missing++;
    }
  }

  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException of ? of.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }

  private static void append(Path file, byte[] bytes) throws IOException {
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    try (FileChannel channel = FileChannel.open(file, options, ownersAlone("rw-------"))) {
      long end = channel.size();
      try {
        channel.position(end);
        if (isTorn(channel, end)) {
          write(channel, new byte[] {'\n'});
        }
        write(channel, bytes);
      } catch (IOException e) {
        channel.truncate(end);
        throw e;
      }
    }
  }

  /// Whether a crash has left half a line.
  private static boolean isTorn(FileChannel channel, long end) throws IOException {
    var last = ByteBuffer.allocate(1);
    return end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
  }

  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    var left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      var _ = channel.write(left);
    }
  }

  /// What others cannot read, where the file system knows such a thing.
  private static FileAttribute<?>[] ownersAlone(String permissions) {
    boolean isKnown = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return isKnown
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private String stamp() {
    return STAMP.format(clock.instant());
  }
}
