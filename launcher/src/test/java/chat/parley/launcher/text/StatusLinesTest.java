package chat.parley.launcher.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.Everyone;
import chat.parley.api.Message;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import chat.parley.api.Via;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One test for each row of the ancestor's status lines, and for what came after it.
final class StatusLinesTest {

  private static final Nickname ALICE = Nickname.of("alice");
  private static final Nickname BOB = Nickname.of("bob");
  private static final MessageId ID = new MessageId(1, "bob", 1);
  private static final Instant NOW = Instant.parse("2026-11-23T18:03:07Z");
  private static final Instant YESTERDAY = Instant.parse("2026-11-22T09:30:00Z");

  private final StatusLines lines =
      new StatusLines(ALICE, new Stamps(() -> NOW, ZoneOffset.UTC), name -> name);

  private static Event changed(Target target, Delivery.State state) {
    return new Event.DeliveryChanged(ID, BOB, target, NOW, state);
  }

  private static Event received(Target to, String text, Instant sentAt, Via via) {
    return new Event.Received(new Message(ID, BOB, to, text, sentAt, NOW, via, false));
  }

  private void says(Event event, String... expected) {
    assertEquals(List.of(expected), lines.of(event));
  }

  @Test
  void welcomes() {
    says(new Event.Registered(false), "[Welcome, You are registered.]");
    says(new Event.Registered(true), "[Welcome, You are registered.]");
  }

  @Test
  void tellsOfANewTable() {
    says(new Event.TableChanged(7), "[Client table updated.]");
  }

  @Test
  void tellsThatTheRecipientHasTheMessage() {
    says(changed(BOB, new Delivery.Delivered(NOW, Via.DIRECT)), "[Message received by bob.]");
  }

  @Test
  void tellsThatTheMessageGoesToTheServer() {
    says(new Event.SentToServer(ID, BOB), "[No ACK from bob, message sent to server.]");
  }

  @Test
  void tellsThatTheServerHasTheMessage() {
    says(changed(BOB, new Delivery.Stored(NOW)), "[Messages received by the server and saved]");
  }

  @Test
  void tellsThatTheRecipientExists() {
    says(
        new Event.RecipientOnline(ID, BOB),
        "[Client bob exists!!]",
        "[The message is on its way to bob through the server.]");
  }

  @Test
  void tellsThatTheNicknameExists() {
    says(
        new Event.Refused(Event.Refusal.TAKEN, "it belongs to another key"),
        "[Client alice exists!!]",
        "[it belongs to another key]");
  }

  @Test
  void saysGoodbye() {
    says(new Event.Deregistered(), "[You are Offline. Bye.]");
  }

  @Test
  void exitsWhenTheServerIsSilent() {
    says(new Event.ServerNotResponding(), "[Server not responding]", "[Exiting]");
  }

  @Test
  void announcesMail() {
    says(new Event.MailWaiting(), "[You have messages]");
  }

  @Test
  void showsALiveMessage() {
    says(received(ALICE, "hello  there", NOW, Via.DIRECT), "bob: hello  there");
  }

  @Test
  void showsAReplayedMessageWithItsTime() {
    says(received(ALICE, "hello", NOW, Via.MAILBOX), "bob: 18:03:07 hello");
    says(received(ALICE, "hello", YESTERDAY, Via.MAILBOX), "bob: 2026-11-22 09:30:00 +00:00 hello");
  }

  @Test
  void tellsThatAStoredMessageWasReceived() {
    says(
        changed(BOB, new Delivery.Delivered(NOW, Via.MAILBOX)),
        "[Offline Message sent at 18:03:07 received by bob.]");
  }

  @Test
  void tellsWhatBecameOfAMessageToAll() {
    assertEquals("[Message received by Server.]", StatusLines.sentToAll());
    assertEquals("[Message received by 3 of 3.]", StatusLines.sentToSome(3, 0, 0, 3));
    assertEquals(
        "[Message received by 2 of 22, saved at the server for 15, still on its way to 5.]",
        StatusLines.sentToSome(2, 15, 5, 22));
  }

  @Test
  void showsAMessageToAll() {
    says(received(Everyone.EVERYONE, "hello", NOW, Via.DIRECT), "[Channel_Message bob: hello].");
    says(
        received(Everyone.EVERYONE, "hello", NOW, Via.MAILBOX),
        "[Channel_Message bob: 18:03:07 hello].");
  }

  @Test
  void tellsOfCopiesToAllTogetherAlone() {
    says(changed(Everyone.EVERYONE, new Delivery.Stored(NOW)));
    says(changed(Everyone.EVERYONE, new Delivery.Delivered(NOW, Via.DIRECT)));
    says(
        changed(Everyone.EVERYONE, new Delivery.Delivered(NOW, Via.MAILBOX)),
        "[Offline Message sent at 18:03:07 received by bob.]");
  }

  @Test
  void showsTheRoomOfAMessage() {
    says(received(new Room("#ops"), "hello", NOW, Via.DIRECT), "#ops bob: hello");
  }

  @Test
  void showsALongMessageAsOneLine() {
    says(received(ALICE, "one\ntwo", NOW, Via.DIRECT), "bob: one\n      two");
  }

  @Test
  void saysNothingOfWhatIsPending() {
    says(changed(BOB, new Delivery.Pending()));
  }

  @Test
  void tellsThatNobodyAnswers() {
    says(
        new Event.KeptInOutbox(ID, BOB),
        "[No ACK from bob or the server, message kept in the outbox.]");
    says(
        new Event.StoreRefused(ID, BOB, "the mailbox is full"),
        "[Server does not keep the message to bob now: the mailbox is full; it stays in the"
            + " outbox.]");
  }

  @Test
  void tellsHowTheServerFares() {
    says(new Event.ServerLost(true), "[Server said goodbye; direct messages go on.]");
    says(new Event.ServerLost(false), "[Server is gone; direct messages go on.]");
    says(new Event.ServerBack(), "[Server is back.]");
    says(new Event.ServerTrusted("00ff"), "[Server key 00ff is trusted from now on.]");
  }

  @Test
  void tellsOfChangedKeys() {
    says(
        new Event.KeyChanged(BOB, "00ff", "11ee"),
        "[The key of bob has changed!! Nothing goes to bob until you type /trust bob]",
        "[known until now: 00ff]",
        "[shown now:       11ee]");
    says(
        new Event.KeyChanged(BOB, "00ff", "11ee", true),
        "[The key of bob has changed!! You had VERIFIED it: this may be somebody else. Ask bob by"
            + " another way before you type /trust bob; nothing goes to bob until then]",
        "[known until now: 00ff]",
        "[shown now:       11ee]");
    says(
        new Event.LookAlikeRefused(Nickname.of("b0b"), BOB),
        "[b0b looks like bob, whose key you know, and has another. Nothing passes between you until"
            + " you type /trust b0b]");
  }

  @Test
  void tellsOfFailures() {
    says(
        changed(BOB, new Delivery.Failed(Delivery.Reason.NO_SUCH_NICKNAME, "nobody")),
        "[There is no client bob; /who shows who there is.]");
    says(
        changed(BOB, new Delivery.Failed(Delivery.Reason.KEY_CHANGED, "other keys")),
        "[Message to bob not sent: other keys; /trust bob trusts the key shown now.]");
    says(
        changed(BOB, new Delivery.Failed(Delivery.Reason.TOO_LONG, "17000 bytes")),
        "[Message to bob not sent: 17000 bytes]");
  }

  @Test
  void tellsOfOtherRefusals() {
    says(new Event.Refused(Event.Refusal.FULL, "no room"), "[Registration refused: no room]");
    says(
        new Event.MailSetAside("no key"),
        "[A stored message cannot be opened, and is set aside: no key]");
    says(
        new Event.DiskRefused("a message to bob"),
        "[This computer's disk does not take a message to bob]");
  }

  @Test
  void tellsWhatStaysInTheOutbox() {
    assertEquals(
        "[1 message stays in the outbox and goes out when you are back.]", StatusLines.outbox(1));
    assertEquals(
        "[2 messages stay in the outbox and go out when you are back.]", StatusLines.outbox(2));
  }

  @Test
  void spellsNicknamesAsTheirOwnersDo() {
    var spelled =
        new StatusLines(ALICE, new Stamps(() -> NOW, ZoneOffset.UTC), _ -> Nickname.of("Bob"));

    assertEquals(
        List.of("[Message received by Bob.]"),
        spelled.of(changed(BOB, new Delivery.Delivered(NOW, Via.DIRECT))));
  }

  @Test
  void obeysNobodyElse() {
    String attack = "\u001b[2J\u202e";
    List<Event> events =
        List.of(
            received(ALICE, attack, NOW, Via.DIRECT),
            new Event.Refused(Event.Refusal.TAKEN, attack),
            new Event.Refused(Event.Refusal.FULL, attack),
            new Event.StoreRefused(ID, BOB, attack),
            new Event.ServerTrusted(attack),
            new Event.KeyChanged(BOB, attack, attack),
            new Event.MailSetAside(attack),
            new Event.DiskRefused(attack),
            changed(BOB, new Delivery.Failed(Delivery.Reason.QUOTA, attack)),
            changed(BOB, new Delivery.Failed(Delivery.Reason.KEY_CHANGED, attack)));

    for (Event event : events) {
      String shown = String.join("", lines.of(event));

      assertTrue(shown.indexOf(0x1b) < 0 && shown.indexOf(0x202e) < 0, shown);
    }
  }

  @Test
  void noticeOfAPluginCannotHarmTheTerminal() {
    assertEquals(
        "[rooms: bob\uFFFD[2J is here]", StatusLines.notice("rooms: bob\u202e\u001b[2J is here"));
  }
}
