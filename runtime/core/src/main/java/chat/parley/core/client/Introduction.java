package chat.parley.core.client;

import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.Frame;
import java.util.List;

/// How we introduce ourselves to the server: our record, what the table is to show of us besides,
/// and how far our copy of the table is.
final class Introduction {

  private final ClientContext context;
  private final OwnRecord record;
  private final Directory directory;
  private EntryPresence presence = EntryPresence.ONLINE;
  private List<String> rooms = List.of();
  private String status = "";

  Introduction(ClientContext context, OwnRecord record, Directory directory) {
    this.context = context;
    this.record = record;
    this.directory = directory;
  }

  /// The table is to show this from the next introduction on.
  void present(EntryPresence nextPresence, List<String> nextRooms, String nextStatus) {
    presence = nextPresence;
    rooms = List.copyOf(nextRooms);
    status = nextStatus;
  }

  /// What is true now.
  Frame.Register frame() {
    return new Frame.Register(
        record.current(),
        context.settings().kind(),
        presence,
        rooms,
        status,
        directory.replica().epoch(),
        directory.replica().version());
  }
}
