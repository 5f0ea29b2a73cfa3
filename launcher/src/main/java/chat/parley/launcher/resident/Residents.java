package chat.parley.launcher.resident;

import chat.parley.api.Nickname;
import chat.parley.engine.store.DataFolder;
import chat.parley.engine.store.DataFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is there in a home now, at a prompt or `up`.
public final class Residents {

  private Residents() {}

  /// Their nicknames; nobody's where that cannot be told.
  public static List<Nickname> in(Path home) {
    var there = new ArrayList<Nickname>();
    try {
      for (Path folder : DataFolders.all(home)) {
        Nickname owner = DataFolder.ownerOf(folder).map(Nickname::of).orElse(null);
        if (owner != null && listens(LocalSocket.of(home, owner))) {
          there.add(owner);
        }
      }
    } catch (IOException | IllegalArgumentException _) {
      return List.of();
    }
    return there;
  }

  private static boolean listens(LocalSocket socket) throws IOException {
    try (@Nullable Passage passage = socket.connect()) {
      return passage != null;
    }
  }
}
