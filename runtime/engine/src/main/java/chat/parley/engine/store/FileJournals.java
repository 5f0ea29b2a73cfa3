package chat.parley.engine.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Journals in a folder, a file for each, which is made with the first of them. A line counts when
/// its end is there: a crash in the midst of writing leaves one that does not.
///
/// Files are open only while they are written, so that many conversations need no more of them than
/// one does. Safe for use by any thread.
final class FileJournals implements Journals {

  private static final String ENDING = ".jsonl";

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
    if (!id.matches("[0-9A-Za-z]{1,64}")) {
      throw new IllegalArgumentException("a journal is called by 1 to 64 letters and digits");
    }
    PrivateFiles.createFolders(folder);
    var journal = new Kept(id);
    if (Files.exists(journal.file)) {
      throw new FileAlreadyExistsException(journal.file.toString());
    }
    PrivateFiles.replace(journal.file, bytes(line));
    return journal;
  }

  private static byte[] bytes(String line) {
    return (line + (char) LINE_END).getBytes(UTF_8);
  }

  private final class Kept implements Journal {

    private final String id;
    private final Path file;

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
      return new String(Arrays.copyOf(bytes, end), UTF_8).lines().toList();
    }

    @Override
    public void append(String line) throws IOException {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
        long before = channel.size();
        try {
          PrivateFiles.writeFully(channel, ByteBuffer.wrap(bytes(line)));
          channel.force(false);
        } catch (IOException e) {
          // What is half written would be taken for a crash, and what follows for a part of it.
          var _ = channel.truncate(before);
          throw e;
        }
      }
    }

    @Override
    public String setAside(String why) throws IOException {
      Path target = folder.resolve("%s.%s".formatted(id, why));
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
