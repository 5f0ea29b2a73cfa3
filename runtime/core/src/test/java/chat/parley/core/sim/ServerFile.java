package chat.parley.core.sim;

import chat.parley.core.crypto.Identity;
import chat.parley.core.store.ClientWrite;
import chat.parley.core.store.MailRow;
import chat.parley.core.store.NameRow;
import chat.parley.core.store.ServerImage;
import chat.parley.core.store.ServerWrite;
import chat.parley.core.store.Write;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// The durable state of a server.
final class ServerFile implements DurableState {

  private final Identity identity;
  private final TreeMap<String, NameRow> names = new TreeMap<>();
  private final TreeMap<Long, MailRow> mails = new TreeMap<>();
  private long epoch;

  ServerFile(Identity identity) {
    this.identity = identity;
  }

  @Override
  public void apply(Write write) {
    switch (write) {
      case ServerWrite.Named(var row) -> names.put(row.entry().key(), row);
      case ServerWrite.MailKept(var row) -> mails.put(row.index().id(), row);
      case ServerWrite.MailGone(var ids) -> ids.forEach(mails::remove);
      case ServerWrite.EpochBegun(var begun) -> epoch = begun;
      case ClientWrite stranger -> throw new IllegalStateException("a server writes " + stranger);
    }
  }

  @Override
  public List<MailRow> mails(List<Long> ids) {
    return ids.stream().sorted().distinct().map(mails::get).filter(Objects::nonNull).toList();
  }

  /// What a server that starts now is given.
  ServerImage image() {
    return new ServerImage(
        identity,
        epoch,
        List.copyOf(names.values()),
        mails.values().stream().map(MailRow::index).toList());
  }

  /// All mails, by id.
  SortedMap<Long, MailRow> mails() {
    return mails;
  }

  /// All nicknames, by key.
  SortedMap<String, NameRow> names() {
    return names;
  }

  /// A copy of all this, as a backup keeps it.
  ServerFile copy() {
    var copy = new ServerFile(identity);
    copy.names.putAll(names);
    copy.mails.putAll(mails);
    copy.epoch = epoch;
    return copy;
  }

  /// Forgets all but its keys.
  void clear() {
    restore(new ServerFile(identity));
  }

  /// Takes over what a backup has kept.
  void restore(ServerFile backup) {
    names.clear();
    names.putAll(backup.names);
    mails.clear();
    mails.putAll(backup.mails);
    epoch = backup.epoch;
  }
}
