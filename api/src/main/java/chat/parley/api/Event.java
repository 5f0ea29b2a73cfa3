package chat.parley.api;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A fact that a client tells its subscribers, each on a virtual thread, in the order of happening.
public sealed interface Event {

  /// A message is in our durable history. Told once for each message.
  record Received(Message message) implements Event {}

  /// Stored mail is about to be replayed after a registration.
  record MailWaiting() implements Event {}

  /// A text of ours is in our durable outbox. Told once for each [Client#send], whoever has called
  /// it, and when all copies are there that could be taken.
  ///
  /// @param sentAt our clock
  /// @param copies the message to each recipient, in the table's order
  record Sent(Target target, String text, Instant sentAt, Map<Nickname, MessageId> copies)
      implements Event {

    /// Copies the map.
    public Sent {
      copies = Collections.unmodifiableMap(new LinkedHashMap<>(copies));
    }
  }

  /// A message of ours has got another state.
  ///
  /// @param sentAt when it was sent
  record DeliveryChanged(
      MessageId id, Nickname recipient, Target target, Instant sentAt, Delivery.State state)
      implements Event {}

  /// The recipient does not answer on the direct path, or is away; the message goes to the server.
  record SentToServer(MessageId id, Nickname recipient) implements Event {}

  /// The server keeps a message for somebody who it thinks is online, and has pushed it to him.
  record RecipientOnline(MessageId id, Nickname recipient) implements Event {}

  /// The server does not keep a message now; it stays in our outbox and goes out later.
  record StoreRefused(MessageId id, Nickname recipient, String why) implements Event {}

  /// Neither the recipient nor the server can be reached; the message stays in our outbox.
  record KeptInOutbox(MessageId id, Nickname recipient) implements Event {}

  /// A newer table has been taken over; [Client#table] shows it.
  ///
  /// What it says of others than before follows as [Joined], [Left], [RoomJoined], [RoomLeft] and
  /// [StatusChanged], which tell what is so now: whoever came and went between two tables is not
  /// told of. Nothing follows of ourselves, nor after the first table of a run, since nobody knows
  /// when that came about.
  ///
  /// @param version the table's version at the server
  record TableChanged(long version) implements Event {}

  /// Somebody is online, or away, who was not.
  record Joined(Entry entry) implements Event {}

  /// Somebody is offline who was not. After a restart of the server this is told 45 s late, of
  /// those who have not come back by then.
  record Left(Nickname nickname) implements Event {}

  /// Somebody is in a room that he was not in; he may be offline.
  record RoomJoined(Nickname nickname, Room room) implements Event {}

  /// Somebody is no longer in a room. Whoever goes offline stays in his rooms.
  record RoomLeft(Nickname nickname, Room room) implements Event {}

  /// Somebody who was there before is online instead of away, or away instead of online, or has
  /// another status.
  record StatusChanged(Entry entry) implements Event {}

  /// We are registered.
  ///
  /// @param again whether we had been before in this run
  record Registered(boolean again) implements Event {}

  /// The server refuses to register us.
  record Refused(Refusal refusal, String detail) implements Event {}

  /// We have left; the server knows it.
  record Deregistered() implements Event {}

  /// The server did not answer when we wanted to register or to leave, five times 500 ms.
  record ServerNotResponding() implements Event {}

  /// The server is gone; direct messages go on.
  ///
  /// @param goodbye whether it said so itself
  record ServerLost(boolean goodbye) implements Event {}

  /// The server is back.
  record ServerBack() implements Event {}

  /// The server's key is seen for the first time and from now on trusted.
  record ServerTrusted(String fingerprint) implements Event {}

  /// Somebody shows other keys than those we know him by; nothing goes to him until the new key is
  /// trusted.
  ///
  /// @param wasVerified whether the known keys were verified; see [Client#verify]
  record KeyChanged(
      Nickname nickname, String knownFingerprint, String newFingerprint, boolean wasVerified)
      implements Event {

    /// Of keys that were not verified.
    public KeyChanged(Nickname nickname, String knownFingerprint, String newFingerprint) {
      this(nickname, knownFingerprint, newFingerprint, false);
    }
  }

  /// Somebody whose nickname looks like that of another, whose keys we know, writes to us or is
  /// written to; nothing passes between us until his key is trusted. Told once in a run.
  ///
  /// @param resembled whose nickname his looks like
  record LookAlikeRefused(Nickname nickname, Nickname resembled) implements Event {}

  /// A mail could not be opened, and is set aside.
  record MailSetAside(String why) implements Event {}

  /// Our own disk has refused to take something; nothing that was promised is lost.
  record DiskRefused(String what) implements Event {}

  /// When the client began, something in its data folder was damaged. What was is kept under
  /// another name; what is lost with it is said.
  ///
  /// @param what what was damaged, what is lost, and what can be done
  record DataDamaged(String what) implements Event {}

  /// Why the server refuses to register us.
  enum Refusal {
    /// Another identity owns the nickname.
    TAKEN,
    /// The server's own rules do not allow the nickname.
    NOT_ALLOWED,
    /// The server holds as many nicknames as it may.
    FULL,
    /// The server shows another key than the one we know it by.
    SERVER_KEY_CHANGED,
    /// The server's disk refuses, or it cannot use what we sent.
    SERVER_FAULT
  }
}
