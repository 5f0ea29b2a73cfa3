package chat.parley.api;

import chat.parley.api.bot.Chat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// One nickname's presence: sends, receives, and knows the table.
///
/// Safe for use by any thread. Handlers run on virtual threads of their own, one event after the
/// other for each subscription, never on the network's thread; they may block.
public interface Client extends AutoCloseable {

  /// Who we are.
  Nickname nickname();

  /// The table as last heard of, by nickname; ours included.
  Map<Nickname, Entry> table();

  /// Where our server is, as another client can be told: `host:port`, and `#fingerprint` if one was
  /// given to us.
  String server();

  /// Whether the server has registered us and is heard of.
  boolean isRegistered();

  /// What has gone through its sockets so far; after its end what had gone through them.
  Traffic traffic();

  /// What has become of messages so far; after its end what had become of them.
  MessageCounts messageCounts();

  /// Sends a text to one recipient.
  ///
  /// Returns when the message is in our durable outbox, or has failed for good; it is then sent,
  /// and sent again until its recipient has it, also after a restart. Blocks for about one disk
  /// write.
  ///
  /// @param text 1 byte to 16 KiB of UTF-8
  Delivery send(Nickname to, String text);

  /// Sends a text to a nickname, to the members of a room, or to everyone; one delivery for each
  /// recipient, in the table's order. Empty when the room or the table has nobody else.
  List<Delivery> send(Target to, String text);

  /// Sends a text to the target written so; see [Target#of].
  ///
  /// @throws IllegalArgumentException when `to` is no target
  default List<Delivery> send(String to, String text) {
    return send(Target.of(to), text);
  }

  /// What is not yet delivered, in the order of sending.
  List<Delivery> outbox();

  /// Calls `handler` with each message received from now on, and before these with all that came
  /// while there was no handler for messages, an earlier run included. A message that no handler
  /// has returned from comes again after a restart.
  default Subscription onMessage(Consumer<? super Message> handler) {
    return on(Event.Received.class, received -> handler.accept(received.message()));
  }

  /// Calls `handler` with messages as [#onMessage] does, but leaves it to him to say when he is
  /// done with each, by whatever thread and in whatever order. What was not done comes again after
  /// a restart, in the order of arrival; when the subscription is closed, it goes to the next one
  /// that takes messages.
  Subscription onIncoming(Consumer<? super Incoming> handler);

  /// A conversation with somebody in private: what he answers to a question goes to it and to
  /// nobody else. What he says between two questions goes to the handlers of messages, and if there
  /// are none, waits for the next question.
  ///
  /// The thread that uses it waits; see [Chat]. Without a bot around it nobody says a word when it
  /// ends before its time.
  default Chat chat(Nickname with) {
    return chat(with, with);
  }

  /// A conversation with somebody in a room, or, when that is the person himself, in private.
  Chat chat(Nickname with, Target where);

  /// A conversation with somebody in private.
  ///
  /// @throws IllegalArgumentException when it is no nickname
  default Chat chat(String with) {
    return chat(Nickname.of(with));
  }

  /// Calls `handler` with each event of this type, or of any when `type` is [Event], from now on;
  /// the first subscriptions also get what has happened before there were any, and whoever takes
  /// messages gets them as [#onMessage] says.
  ///
  /// A handler that throws is logged and goes on with the next event. Of a slow handler's events
  /// the oldest are dropped when 4,096 wait, but never a message.
  <E extends Event> Subscription on(Class<E> type, Consumer<? super E> handler);

  /// Waits for the first event of this type that fits; empty when `atMost` has passed.
  ///
  /// @throws InterruptedException when the waiting thread is interrupted
  <E extends Event> Optional<E> await(Class<E> type, Predicate<? super E> which, Duration atMost)
      throws InterruptedException;

  /// Leaves the server, which keeps our mail from then on; the UDP port is free meanwhile. Answered
  /// by [Event.Deregistered] or [Event.ServerNotResponding].
  void deregister();

  /// Comes back after [#deregister]. Answered by [Event.Registered], [Event.Refused] or
  /// [Event.ServerNotResponding].
  void register();

  /// Sets what others see of us in the table.
  void present(Presence presence, String status);

  /// Joins a room.
  void join(Room room);

  /// Leaves a room.
  void leave(Room room);

  /// Trusts the keys that somebody shows now, after [Event.KeyChanged] or [Event.LookAlikeRefused].
  /// They are not verified.
  ///
  /// @return whether there were keys to trust that were not
  boolean trust(Nickname nickname);

  /// Whose keys we know, by nickname: those of everybody whom we have written to or heard from.
  Map<Nickname, KnownKey> knownKeys();

  /// The words that the two of us must find the same on our screens: of our own keys and those that
  /// we know somebody by. Eight of five letters, with blanks between them; empty if we know no keys
  /// of his. Needs no server; takes a few milliseconds.
  Optional<String> safetyWords(Nickname nickname);

  /// Notes that the keys that we know somebody by are his, because our words were the same. It is
  /// written down at once, and holds until other keys are trusted.
  ///
  /// @return whether we know keys of his
  boolean verify(Nickname nickname);

  /// Deregisters if the server answers, writes everything down, and ends. What is in the outbox
  /// goes out when the nickname is connected again. Waits at most about 5 seconds. Closing twice
  /// does nothing.
  @Override
  void close();
}
