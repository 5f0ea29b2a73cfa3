package chat.parley.engine.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where on the disk a file is and since when: what a copy brought back from a backup never shares
/// with the file that was copied.
///
/// @param number the inode
/// @param createdAtMillis when the file was made
record Place(long number, long createdAtMillis) {

  private static final boolean KNOWN =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

  private static final Pattern TEXT = Pattern.compile("(-?[0-9]{1,18}) (-?[0-9]{1,18})");

  /// The place of the file, the same for all files where there are no inodes.
  static Place of(Path file) throws IOException {
    if (!KNOWN) {
      return new Place(0, 0);
    }
    Map<String, Object> found = Files.readAttributes(file, "unix:ino,creationTime");
    long number = found.get("ino") instanceof Number inode ? inode.longValue() : 0;
    long created = found.get("creationTime") instanceof FileTime time ? time.toMillis() : 0;
    return new Place(number, created);
  }

  /// The place that [#toString] gave; any other text gives one that is nowhere.
  static Place parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? new Place(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)))
        : new Place(0, 0);
  }

  /// Whether a file here is surely another one than a file there. Some file systems number their
  /// files anew each time, and some do not know when they were made, so both must differ.
  boolean isSurelyNot(Place other) {
    return number != other.number && createdAtMillis != other.createdAtMillis;
  }

  @Override
  public String toString() {
    return number + " " + createdAtMillis;
  }
}
