package chat.parley.launcher.bot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/// Notices that files were written, by looking at them again and again: what has changed and then
/// stayed the same for one look.
///
/// To be used by one thread.
final class Watch {

  private final List<Path> files;
  private List<Look> last;
  private boolean isSettling;

  private record Look(FileTime at, long bytes) {

    private static final Look MISSING = new Look(FileTime.fromMillis(0), -1);
  }

  Watch(List<Path> files) {
    this.files = List.copyOf(files);
    this.last = look();
  }

  /// Looks, and answers whether there is something new to be read.
  boolean hasSettled() {
    List<Look> now = look();
    if (!now.equals(last)) {
      last = now;
      isSettling = true;
      return false;
    }
    // An editor may take a file away before it puts the next one in its place.
    boolean isNew = isSettling && !now.contains(Look.MISSING);
    isSettling &= !isNew;
    return isNew;
  }

  private List<Look> look() {
    var looks = new ArrayList<Look>();
    for (Path file : files) {
      try {
        looks.add(new Look(Files.getLastModifiedTime(file), Files.size(file)));
      } catch (IOException _) {
        looks.add(Look.MISSING);
      }
    }
    return List.copyOf(looks);
  }
}
