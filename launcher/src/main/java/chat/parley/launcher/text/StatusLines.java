package chat.parley.launcher.text;

import static chat.parley.launcher.text.TerminalText.indented;
import static chat.parley.launcher.text.TerminalText.line;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.Everyone;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Via;
import java.util.List;
import java.util.function.UnaryOperator;

/// The words in which a client's events are told, those of the ancestor kept to the letter.
///
/// Each line is escaped and may be shown as it is; a message of several lines is one line here,
/// with line feeds in it.
///
/// Immutable.
public final class StatusLines {

  /// The ancestor's answer to what is no command.
  public static final String WRONG_INPUT = "Wrong input";

  /// The server has a message on its disk; the ancestor wrote no full stop here.
  public static final String SAVED = "[Messages received by the server and saved]";

  /// What shows who there is, as it is typed at the prompt.
  public static final String WHO = "/who";

  /// The same, as it is typed in a shell.
  public static final String WHO_IN_SHELL = "parley who";

  private static final String NOT_RESPONDING = "[Server not responding]";
  private static final String EXITING = "[Exiting]";

  private static final String VERIFIED_CHANGED =
      "[The key of %1$s has changed!! You had VERIFIED it: this may be somebody else. Ask %1$s by"
          + " another way before you type /trust %1$s; nothing goes to %1$s until then]";

  private final Nickname own;
  private final Stamps stamps;
  private final UnaryOperator<Nickname> spelling;

  /// The lines for the owner of a nickname.
  ///
  /// @param spelling answers a nickname as its owner writes it
  public StatusLines(Nickname own, Stamps stamps, UnaryOperator<Nickname> spelling) {
    this.own = own;
    this.stamps = stamps;
    this.spelling = spelling;
  }

  /// The lines that tell an event; none if there is nothing to say.
  public List<String> of(Event event) {
    return switch (event) {
      case Event.Registered _ -> List.of("[Welcome, You are registered.]");
      case Event.TableChanged _ -> List.of("[Client table updated.]");
      case Event.Deregistered _ -> List.of("[You are Offline. Bye.]");
      case Event.ServerNotResponding _ -> exiting();
      case Event.MailWaiting _ -> List.of("[You have messages]");
      case Event.Received(Message message) -> List.of(message(message));
      case Event.DeliveryChanged changed -> delivery(changed);
      case Event.SentToServer(_, Nickname recipient) ->
          List.of("[No ACK from %s, message sent to server.]".formatted(who(recipient)));
      case Event.RecipientOnline(_, Nickname recipient) ->
          List.of(
              "[Client %s exists!!]".formatted(who(recipient)),
              "[The message is on its way to %s through the server.]".formatted(who(recipient)));
      case Event.StoreRefused(_, Nickname recipient, String why) ->
          List.of(
              "[Server does not keep the message to %s now: %s; it stays in the outbox.]"
                  .formatted(who(recipient), line(why)));
      case Event.KeptInOutbox(_, Nickname recipient) ->
          List.of(
              "[No ACK from %s or the server, message kept in the outbox.]"
                  .formatted(who(recipient)));
      case Event.Refused(Event.Refusal refusal, String detail) -> refused(own, refusal, detail);
      case Event.ServerLost(boolean goodbye) -> serverLost(goodbye);
      case Event.ServerBack _ -> List.of("[Server is back.]");
      case Event.ServerTrusted(String fingerprint) ->
          List.of("[Server key %s is trusted from now on.]".formatted(line(fingerprint)));
      case Event.KeyChanged changed -> keyChanged(changed);
      case Event.LookAlikeRefused(Nickname nickname, Nickname resembled) ->
          List.of(
              "[%1$s looks like %2$s, whose key you know, and has another. Nothing passes between"
                      .formatted(name(nickname), who(resembled))
                  + " you until you type /trust %s]".formatted(name(nickname)));
      case Event.MailSetAside(String why) ->
          List.of("[A stored message cannot be opened, and is set aside: %s]".formatted(line(why)));
      case Event.DiskRefused(String what) ->
          List.of("[This computer's disk does not take %s]".formatted(line(what)));
      case Event.DataDamaged(String what) -> List.of("[Damage: %s.]".formatted(line(what)));
      // Who wants to know that looks at the table, or has a plugin say it.
      case Event.Joined _,
          Event.Left _,
          Event.RoomJoined _,
          Event.RoomLeft _,
          Event.Sent _,
          Event.StatusChanged _ ->
          List.of();
    };
  }

  /// The lines of a client that ends because the server does not answer.
  public static List<String> exiting() {
    return List.of(NOT_RESPONDING, EXITING);
  }

  /// The lines of a client that goes on although the server does not answer.
  public static List<String> goingOn() {
    return List.of(NOT_RESPONDING, "[Direct messages go on.]");
  }

  /// The lines for a registration that was refused.
  public static List<String> refused(Nickname own, Event.Refusal refusal, String detail) {
    return switch (refusal) {
      case TAKEN ->
          List.of("[Client %s exists!!]".formatted(name(own)), "[%s]".formatted(line(detail)));
      case NOT_ALLOWED, FULL, SERVER_KEY_CHANGED, SERVER_FAULT ->
          List.of("[Registration refused: %s]".formatted(line(detail)));
    };
  }

  /// The line for a message that its recipient has.
  public static String received(Nickname recipient) {
    return "[Message received by %s.]".formatted(name(recipient));
  }

  /// The line for what a plugin tells unasked.
  public static String notice(String words) {
    return "[%s]".formatted(line(words));
  }

  /// The line for a nickname that nobody has.
  ///
  /// @param who what shows the nicknames that there are
  public static String noClient(Nickname nickname, String who) {
    return "[There is no client %s; %s shows who there is.]".formatted(name(nickname), who);
  }

  /// The line for a message that was not sent.
  ///
  /// @param who what shows the nicknames that there are
  public static String failed(Nickname recipient, Delivery.Failed failed, String who) {
    return switch (failed.reason()) {
      case NO_SUCH_NICKNAME -> noClient(recipient, who);
      case NOT_IN_TABLE ->
          "[%s is not known here, and the server cannot be asked.]".formatted(name(recipient));
      case KEY_CHANGED ->
          "[Message to %s not sent: %s; /trust %s trusts the key shown now.]"
              .formatted(name(recipient), line(failed.detail()), name(recipient));
      case QUOTA, EXPIRED, DISK, TOO_LONG, CLOSED ->
          "[Message to %s not sent: %s]".formatted(name(recipient), line(failed.detail()));
    };
  }

  /// The line for a text to everyone that all of them have, or the server has for them.
  public static String sentToAll() {
    return "[Message received by Server.]";
  }

  /// The line for a text to everyone while some do not have it.
  ///
  /// @param received copies that their recipients have
  /// @param saved copies that the server has on its disk
  /// @param pending copies that are still in the outbox alone
  /// @param all all copies
  public static String sentToSome(int received, int saved, int pending, int all) {
    var line = new StringBuilder("[Message received by %d of %d".formatted(received, all));
    if (saved > 0) {
      line.append(", saved at the server for %d".formatted(saved));
    }
    if (pending > 0) {
      line.append(", still on its way to %d".formatted(pending));
    }
    return line.append(".]").toString();
  }

  /// The line for a room or a table with nobody else in it.
  public static String nobody(String target) {
    return "[There is nobody in %s but you.]".formatted(line(target));
  }

  /// The line for a reg or dereg of somebody else.
  public String notYourself(String word) {
    return "[You are %s, and can %s yourself alone.]".formatted(name(own), word);
  }

  /// The line for what is left undelivered at the end.
  public static String outbox(int count) {
    return count == 1
        ? "[1 message stays in the outbox and goes out when you are back.]"
        : "[%d messages stay in the outbox and go out when you are back.]".formatted(count);
  }

  private String message(Message message) {
    String from = who(message.from());
    String text = indented(message.text());
    String said =
        message.via() == Via.MAILBOX
            ? "%s: %s %s".formatted(from, stamps.of(message.sentAt()), text)
            : "%s: %s".formatted(from, text);
    return switch (message.to()) {
      case Nickname _ -> said;
      case Room room -> line(room.name()) + " " + said;
      case Everyone _ -> "[Channel_Message %s].".formatted(said);
    };
  }

  /// Copies of a text to everyone are told together, by [#sentToAll]; but what a mailbox kept for
  /// long is told one by one.
  private List<String> delivery(Event.DeliveryChanged changed) {
    boolean isCopy = changed.target() instanceof Everyone;
    String recipient = who(changed.recipient());
    return switch (changed.state()) {
      case Delivery.Pending _ -> List.of();
      case Delivery.Stored _ when isCopy -> List.of();
      case Delivery.Stored _ -> List.of(SAVED);
      case Delivery.Delivered(_, Via via) when via == Via.MAILBOX ->
          List.of(
              "[Offline Message sent at %s received by %s.]"
                  .formatted(stamps.of(changed.sentAt()), recipient));
      case Delivery.Delivered _ when isCopy -> List.of();
      case Delivery.Delivered _ -> List.of(received(spelling.apply(changed.recipient())));
      case Delivery.Failed failed ->
          List.of(failed(spelling.apply(changed.recipient()), failed, WHO));
    };
  }

  private static List<String> serverLost(boolean goodbye) {
    return List.of(
        goodbye
            ? "[Server said goodbye; direct messages go on.]"
            : "[Server is gone; direct messages go on.]");
  }

  private List<String> keyChanged(Event.KeyChanged changed) {
    String who = who(changed.nickname());
    String first =
        changed.wasVerified()
            ? VERIFIED_CHANGED
            : "[The key of %1$s has changed!! Nothing goes to %1$s until you type /trust %1$s]";
    return List.of(
        first.formatted(who),
        "[known until now: %s]".formatted(line(changed.knownFingerprint())),
        "[shown now:       %s]".formatted(line(changed.newFingerprint())));
  }

  private String who(Nickname nickname) {
    return name(spelling.apply(nickname));
  }

  private static String name(Nickname nickname) {
    return line(nickname.shown());
  }
}
