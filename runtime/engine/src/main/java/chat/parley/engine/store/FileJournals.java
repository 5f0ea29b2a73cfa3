package chat.parley.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Journals in a folder, a file for each, which is made with the first of them. A line counts when
/// its end is there: a crash in the midst of writing leaves one that does not.
///
/// Files are open only while they are written, so that many conversations need no more of them than
/// one does. Safe for use by any thread.
final class FileJournals implements Journals {

  private static final String ENDING = ".jsonl";

  /// What was set aside, or never became a journal.
  private static final Pattern ASIDE =
      Pattern.compile("[0-9A-Za-z]{1,64}\\.(?:changed|corrupt|jsonl\\.new)");

  private static final byte LINE_END = '\n';

  private final Path folder;

  FileJournals(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<Journal> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(ENDING))
          .sorted()
          .<Journal>map(name -> new Kept(name.substring(0, name.length() - ENDING.length())))
          .toList();
    }
  }

  @Override
  public Journal create(String id, String line) throws IOException {
    Journals.checkId(id);
    PrivateFiles.createFolders(folder);
    var journal = new Kept(id);
    if (Files.exists(journal.file)) {
      throw new FileAlreadyExistsException(journal.file.toString());
    }
    try {
      PrivateFiles.replace(journal.file, bytes(line));
    } catch (IOException e) {
      // It may be there, and yet be gone after a power cut.
      Files.deleteIfExists(journal.file);
      throw e;
    }
    return journal;
  }

  @Override
  public void clear(Instant oldest, int most) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    var newest = new ArrayList<Aside>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (ASIDE.matcher(String.valueOf(file.getFileName())).matches()) {
          newest.add(new Aside(file, Files.getLastModifiedTime(file).toInstant()));
        }
      }
    }
    newest.sort(Comparator.comparing(Aside::since).reversed());
    for (int i = 0; i < newest.size(); i++) {
      if (i >= most || newest.get(i).since().isBefore(oldest)) {
        PrivateFiles.delete(newest.get(i).file());
      }
    }
  }

  private record Aside(Path file, Instant since) {}

  private static byte[] bytes(String line) {
    return (line + (char) LINE_END).getBytes(UTF_8);
  }

  /// The lines in these bytes, each of which ends where it should.
  private static List<String> lines(byte[] bytes, int end) {
    var lines = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i < end; i++) {
      if (bytes[i] == LINE_END) {
        lines.add(text(ByteBuffer.wrap(bytes, start, i - start)));
        start = i + 1;
      }
    }
    return List.copyOf(lines);
  }

  private static String text(ByteBuffer bytes) {
    try {
      return UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException _) {
      return "";
    }
  }

  private final class Kept implements Journal {

    private final String id;
    private final Path file;

    /// Where a line begins that was not written as a whole, and could not be cut off; -1 when there
    /// is none.
    private long tornAt = -1;

    Kept(String id) {
      this.id = id;
      this.file = folder.resolve(id + ENDING);
    }

    @Override
    public String id() {
      return id;
    }

    /// Cuts off what a crash has left of a last line, too: the next one must not follow upon it.
    @Override
    public List<String> lines() throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      int end = bytes.length;
      while (end > 0 && bytes[end - 1] != LINE_END) {
        end--;
      }
      if (end < bytes.length) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          var _ = channel.truncate(end);
          channel.force(true);
        }
      }
      return FileJournals.lines(bytes, end);
    }

    @Override
    public void append(String line) throws IOException {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
        cutOff(channel);
        long before = channel.size();
        try {
          PrivateFiles.writeFully(channel, ByteBuffer.wrap(bytes(line)));
          channel.force(false);
        } catch (IOException e) {
          // What is half written would be taken for a crash, and what follows for a part of it.
          tornAt = before;
          cutOff(channel);
          throw e;
        }
      }
    }

    private void cutOff(FileChannel channel) throws IOException {
      if (tornAt >= 0) {
        var _ = channel.truncate(tornAt);
        tornAt = -1;
      }
    }

    @Override
    public String setAside(Reason why, Instant now) throws IOException {
      Path target = folder.resolve("%s.%s".formatted(id, why.word()));
      // Its last line may be older by far.
      Files.setLastModifiedTime(file, FileTime.from(now));
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
      PrivateFiles.syncParent(target);
      return target.toString();
    }

    @Override
    public void delete() throws IOException {
      PrivateFiles.delete(file);
    }
  }
}
