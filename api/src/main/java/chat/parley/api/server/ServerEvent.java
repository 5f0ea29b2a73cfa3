package chat.parley.api.server;

import chat.parley.api.Entry;
import chat.parley.api.Nickname;

/// A fact that a server tells the plugins beside it.
public sealed interface ServerEvent {

  /// Somebody has registered and is online.
  ///
  /// @param isNew whether the nickname was registered for the first time
  record Joined(Entry entry, boolean isNew) implements ServerEvent {}

  /// Somebody is offline.
  ///
  /// @param goodbye whether he said so; otherwise his lease has ended
  record Left(Nickname nickname, boolean goodbye) implements ServerEvent {}

  /// A registration was refused, other than one under what is no nickname.
  ///
  /// @param address `host:port` that it came from
  record Refused(Nickname nickname, String address, String why) implements ServerEvent {}

  /// A mail is on disk, and waits for its recipient.
  record MailKept(Nickname sender, Nickname recipient, int bytes) implements ServerEvent {}

  /// Mails have reached their recipient, and are deleted.
  record MailGiven(Nickname recipient, int count) implements ServerEvent {}

  /// The table is another.
  record TableChanged(long version) implements ServerEvent {}
}
