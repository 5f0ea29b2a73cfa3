package chat.parley.core.server;

import chat.parley.core.packet.TableEntry;
import chat.parley.core.session.Volume;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// As much of a server as fits on a screen.
///
/// @param entries how many there are in the table
/// @param here how many of them are here
/// @param mails how many mails with messages wait for anybody
/// @param first the first of the entries: those who are here, by key, and then the others
public record Glance(int entries, int here, long mails, List<Standing> first) {

  /// @param max of entries that are told of
  static Glance of(Registrar registrar, PostOffice postOffice, int max) {
    List<TableEntry> entries = registrar.entries();
    var first = new ArrayList<Standing>();
    for (boolean isHere : new boolean[] {true, false}) {
      for (int i = 0; i < entries.size() && first.size() < max; i++) {
        TableEntry entry = entries.get(i);
        Registrant registrant = registrar.present(entry.key());
        if ((registrant != null) == isHere) {
          first.add(standing(entry, registrant, postOffice.messageMails(entry.key())));
        }
      }
    }
    return new Glance(
        entries.size(), registrar.present().size(), postOffice.waiting(), List.copyOf(first));
  }

  private static Standing standing(TableEntry entry, @Nullable Registrant registrant, int mails) {
    if (registrant == null) {
      return new Standing(entry, 0, 0, 0, mails);
    }
    Volume volume = registrant.session().volume();
    return new Standing(entry, registrant.since(), volume.bytesIn(), volume.bytesOut(), mails);
  }
}
