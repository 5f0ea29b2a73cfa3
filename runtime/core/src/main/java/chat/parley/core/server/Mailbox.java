package chat.parley.core.server;

import chat.parley.core.crypto.IdentityHash;
import chat.parley.core.store.MailIndex;
import chat.parley.core.store.MailKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is kept for one nickname, as far as it must be known without reading it.
final class Mailbox {

  private final TreeMap<Long, MailIndex> mails = new TreeMap<>();
  private final Map<Line, TreeMap<Long, MailIndex>> lines = new LinkedHashMap<>();
  private final Map<IdentityHash, Integer> bySender = new LinkedHashMap<>();
  private long bytes;

  /// One stream of messages into the mailbox.
  private record Line(IdentityHash sender, long incarnation) {}

  /// All mails, by id.
  Collection<MailIndex> mails() {
    return Collections.unmodifiableCollection(mails.values());
  }

  /// The ids of mails after `id`, in order.
  List<Long> after(long id, int most) {
    var ids = new ArrayList<Long>();
    for (long next : mails.tailMap(id, false).keySet()) {
      if (ids.size() == most) {
        break;
      }
      ids.add(next);
    }
    return ids;
  }

  boolean has(long id) {
    return mails.containsKey(id);
  }

  int size() {
    return mails.size();
  }

  /// How many of the mails have messages in them, not receipts.
  int messageMails() {
    return lines.values().stream().mapToInt(Map::size).sum();
  }

  long bytes() {
    return bytes;
  }

  int sizeFrom(IdentityHash sender) {
    return bySender.getOrDefault(sender, 0);
  }

  void add(MailIndex mail) {
    mails.put(mail.id(), mail);
    bytes += mail.bytes();
    bySender.merge(mail.key().sender(), 1, Integer::sum);
    if (!mail.key().receipts()) {
      lines.computeIfAbsent(line(mail.key()), _ -> new TreeMap<>()).put(mail.key().first(), mail);
    }
  }

  private static Line line(MailKey key) {
    return new Line(key.sender(), key.incarnation());
  }

  /// Takes a mail out; null when it is not there.
  @Nullable MailIndex remove(long id) {
    MailIndex mail = mails.remove(id);
    if (mail == null) {
      return null;
    }
    bytes -= mail.bytes();
    bySender.computeIfPresent(
        mail.key().sender(), (_, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    TreeMap<Long, MailIndex> line = lines.get(line(mail.key()));
    if (line != null && line.remove(mail.key().first(), mail) && line.isEmpty()) {
      lines.remove(line(mail.key()));
    }
    return mail;
  }

  /// Whether every message of this mail is in mails that are kept already.
  boolean covers(MailKey key) {
    return covers(key, Set.of());
  }

  /// The same, mails with these ids not counted.
  boolean covers(MailKey key, Set<Long> uncounted) {
    TreeMap<Long, MailIndex> line = lines.get(line(key));
    if (key.receipts() || line == null) {
      return false;
    }
    long next = key.first();
    while (next <= key.last()) {
      Map.Entry<Long, MailIndex> at = line.floorEntry(next);
      if (at == null
          || at.getValue().key().last() < next
          || uncounted.contains(at.getValue().id())) {
        return false;
      }
      next = at.getValue().key().last() + 1;
    }
    return true;
  }

  /// The mails that one in this slot takes the place of: none for slot 0, else one, and those that
  /// were to take its place and wait for the disk.
  List<Long> inSlot(IdentityHash sender, int slot) {
    if (slot == 0) {
      return List.of();
    }
    return mails.values().stream()
        .filter(mail -> mail.slot() == slot && mail.key().sender().equals(sender))
        .map(MailIndex::id)
        .toList();
  }
}
