package chat.parley.launcher.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Delivery;
import chat.parley.api.Event;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Via;
import chat.parley.launcher.testing.Archives;
import chat.parley.launcher.testing.FakeClient;
import chat.parley.launcher.testing.FakeConsole;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SessionTest {

  private static final Instant NOW = Instant.parse("2026-11-23T18:03:07Z");
  private static final Nickname BOB = Nickname.of("bob");
  private static final Console.Input ENDED = new Console.Input.Ended();

  private final FakeConsole console = new FakeConsole(true);

  private Session session(FakeClient client, boolean endsWhenNobodyAnswers) {
    return new Session(
        client,
        console,
        Archives.empty(NOW),
        new Session.Manner(endsWhenNobodyAnswers, true, Pace.AT_ONCE),
        Extensions.none());
  }

  /// Types these lines and Ctrl-D; answers what was shown before the goodbye.
  private List<String> shownFor(FakeClient client, String... lines) throws InterruptedException {
    console.type(lines).press(ENDED);
    Ending ending = session(client, false).run();

    assertEquals(Ending.LEFT, ending);
    assertEquals("[You are Offline. Bye.]", console.shown().getLast());
    return console.shown().subList(0, console.shown().size() - 1);
  }

  @Test
  void sendsTextAsItWasTyped() throws InterruptedException {
    var client = new FakeClient("alice", "bob");

    List<String> shown = shownFor(client, "send bob  two  spaces ");

    assertEquals("send bob < two  spaces >", client.calls().getFirst());
    assertEquals(List.of(), shown);
  }

  @Test
  void sendsLinesThatWerePastedAsOneMessage() throws InterruptedException {
    var client = new FakeClient("alice", "bob");

    shownFor(client, "send bob one\n  two\n\nthree", "/focus bob", "four\nfive");

    assertEquals(
        List.of("send bob <one\n  two\n\nthree>", "send bob <four\nfive>"),
        client.calls().subList(0, 2));
  }

  @Test
  void takesWordsWithASlash() throws InterruptedException {
    var client = new FakeClient("alice", "bob");

    shownFor(client, "/send bob hi", "/trust bob", "/join #ops", "leave #ops");

    assertEquals(
        List.of("send bob <hi>", "trust bob", "join #ops", "leave #ops", "deregister"),
        client.calls());
  }

  @Test
  void sendsToRoomsAndToEveryone() throws InterruptedException {
    var client = new FakeClient("alice", "bob", "carol").inRooms("carol", "#ops");

    shownFor(client, "send #ops hi", "send * ho", "send_all hey");

    assertEquals(
        List.of(
            "send carol <hi>",
            "send bob <ho>",
            "send carol <ho>",
            "send bob <hey>",
            "send carol <hey>"),
        client.calls().subList(0, 5));
  }

  @Test
  void tellsThatThereIsNobody() throws InterruptedException {
    assertEquals(
        List.of("[There is nobody in #ops but you.]", "[There is nobody in the table but you.]"),
        shownFor(new FakeClient("alice"), "send #ops hi", "send_all hi"));
  }

  @Test
  void tellsOfAnUnknownRecipient() throws InterruptedException {
    assertEquals(
        List.of("[There is no client carol; /who shows who there is.]"),
        shownFor(new FakeClient("alice", "bob"), "send carol hi"));
  }

  @Test
  void doesNothingForAnEmptyLine() throws InterruptedException {
    assertEquals(List.of(), shownFor(new FakeClient("alice"), "", "   ", "\t"));
  }

  @Test
  void tellsOfWrongInputAndGoesOn() throws InterruptedException {
    assertEquals(
        List.of(
            "Wrong input",
            "[there is no command hello; /help shows all]",
            "[To write to bob, type: send bob hello; or /focus bob, and then the text alone.]",
            "Wrong input",
            "[TO is missing; usage: send TO TEXT…]"),
        shownFor(new FakeClient("alice"), "hello bob", "send"));
  }

  @Test
  void ownsOneNicknameAlone() throws InterruptedException {
    var client = new FakeClient("alice", "bob");

    assertEquals(
        List.of(
            "[You are alice, and can reg yourself alone.]",
            "[You are alice, and can dereg yourself alone.]"),
        shownFor(client, "reg bob", "dereg bob"));
    assertEquals(List.of("deregister"), client.calls());
  }

  @Test
  void comesBackAfterLeaving() throws InterruptedException {
    var client = new FakeClient("alice");

    assertEquals(
        List.of(
            "[You are registered already.]",
            "[You are Offline. Bye.]",
            "[You are offline already.]",
            "[Welcome, You are registered.]"),
        shownFor(client, "reg alice", "dereg alice", "dereg ALICE", "reg alice"));
    assertEquals(List.of("deregister", "register", "deregister"), client.calls());
  }

  @Test
  void endsWhenTheServerIsSilentAtDeregistration() throws InterruptedException {
    console.type("dereg alice");
    Ending ending = session(new FakeClient("alice").withSilentServer(), false).run();

    assertEquals(Ending.SERVER_SILENT, ending);
    assertEquals(List.of("[Server not responding]", "[Exiting]"), console.shown());
  }

  @Test
  void goesOnWhenTheServerWasSilentFromTheBeginning() throws InterruptedException {
    var client = new FakeClient("alice").unregistered();
    var session = session(client, false);
    CompletableFuture<Ending> ending = start(session);

    client.tell(new Event.ServerNotResponding());
    console.type("reg alice").press(ENDED);

    assertEquals(Ending.LEFT, ending.join());
    assertEquals(
        List.of(
            "[Server not responding]",
            "[Direct messages go on.]",
            "[You are registered as soon as the server answers.]"),
        console.shown());
  }

  /// Answers once the session listens: it has done the first line then.
  private CompletableFuture<Ending> start(Session session) throws InterruptedException {
    var running = new CompletableFuture<Ending>();
    console.type("");
    Thread.ofVirtual()
        .start(() -> {
          try {
            running.complete(session.run());
          } catch (InterruptedException e) {
            running.completeExceptionally(e);
          }
        });
    console.awaitAllRead();
    return running;
  }

  @Test
  void showsWhatHappens() throws InterruptedException {
    var client = new FakeClient("alice", "Bob");
    CompletableFuture<Ending> ending = start(session(client, false));

    client.receive("bob", "hello");
    client.tell(
        new Event.DeliveryChanged(
            new MessageId(1, "bob", 1), BOB, BOB, NOW, new Delivery.Delivered(NOW, Via.DIRECT)));
    console.press(ENDED);

    assertEquals(Ending.LEFT, ending.join());
    assertEquals(
        List.of("Bob: hello", "[Message received by Bob.]", "[You are Offline. Bye.]"),
        console.shown());
  }

  @Test
  void goesOnAfterALineThatCannotBeRead() throws InterruptedException {
    console.press(new Console.Input.Unreadable("the line is no UTF-8"));

    assertEquals(
        List.of("Wrong input", "[the line is no UTF-8]", "[You are in #ops.]"),
        shownFor(new FakeClient("alice"), "/join #ops"));
  }

  @Test
  void goesOnAfterAClearedLine() throws InterruptedException {
    console.press(new Console.Input.Cleared());

    assertEquals(List.of("[You are in #ops.]"), shownFor(new FakeClient("alice"), "/join #ops"));
  }

  @Test
  void leavesAtQuit() throws InterruptedException {
    console.type("/quit", "send bob never");
    var client = new FakeClient("alice", "bob");

    assertEquals(Ending.LEFT, session(client, false).run());
    assertEquals(List.of("deregister"), client.calls());
  }

  @Test
  void leavesWhenItIsStopped() throws InterruptedException {
    var session = session(new FakeClient("alice"), false);
    CompletableFuture<Ending> ending = start(session);

    assertTrue(session.stop());
    assertFalse(session.stop());
    assertEquals(Ending.LEFT, ending.join());
  }

  @Test
  void doesNotDeregisterWithoutAServer() throws InterruptedException {
    console.press(ENDED);
    var client = new FakeClient("alice").unregistered();

    assertEquals(Ending.LEFT, session(client, false).run());
    assertEquals(List.of(), client.calls());
  }

  @Test
  void canBeTypedOnWhileALineWaits() throws InterruptedException {
    var client = new FakeClient("alice", "bob").blocking();
    CompletableFuture<Ending> ending = start(session(client, false));

    console.type("send bob one", "send bob two");
    console.awaitAllRead();
    assertEquals(List.of(), client.deliveries());
    client.unblock();
    console.press(ENDED);

    assertEquals(Ending.LEFT, ending.join());
    assertEquals(List.of("send bob <one>", "send bob <two>", "deregister"), client.calls());
  }

  @Test
  void goesOnWhenTheClientRefuses() throws InterruptedException {
    console.type("dereg alice", "reg alice", "/join #ops").press(ENDED);
    Ending ending = session(new FakeClient("alice").withPortInUse(), false).run();

    assertEquals(Ending.LEFT, ending);
    assertEquals(
        List.of(
            "[You are Offline. Bye.]",
            "[UDP port 2050 is used by another process; choose another one]",
            "[You are in #ops.]"),
        console.shown());
  }

  @Test
  void knowsWhoseKeyAndWhichRoomItIsAskedFor() throws InterruptedException {
    var client = new FakeClient("alice", "bob").withoutNews();

    assertEquals(
        List.of(
            "[There is no client carol; /who shows who there is.]",
            "[bob shows no other key than the one we know.]",
            "[You are not in #ops.]",
            "[You are in #ops.]",
            "[You have left #ops.]"),
        shownFor(client, "/trust carol", "/trust bob", "/leave #ops", "/join #ops", "/leave #ops"));
  }

  @Test
  void endsLikeTheAncestorWhenNobodyAnswers() throws InterruptedException {
    var client = new FakeClient("alice", "bob").withOutbox().unregistered();
    CompletableFuture<Ending> ending = start(session(client, true));

    console.type("send bob hi");
    client.awaitSent();
    client.tell(new Event.KeptInOutbox(new MessageId(1, "bob", 1), BOB));

    assertEquals(Ending.NOBODY_ANSWERS, ending.join());
    assertEquals(
        List.of(
            "[No ACK from bob or the server, message kept in the outbox.]",
            "[Server not responding]",
            "[Exiting]",
            "[1 message stays in the outbox and goes out when you are back.]"),
        console.shown());
  }

  @Test
  void keepsOnWhenNobodyAnswersAndTheAncestorIsNotWanted() throws InterruptedException {
    var client = new FakeClient("alice", "bob").unregistered();
    CompletableFuture<Ending> ending = start(session(client, false));

    client.tell(new Event.KeptInOutbox(new MessageId(1, "bob", 1), BOB));
    console.press(ENDED);

    assertEquals(Ending.LEFT, ending.join());
  }

  @Test
  void tellsWhatBecameOfAMessageToAll() throws InterruptedException {
    var stored = new Delivery.Stored(NOW);
    var delivered = new Delivery.Delivered(NOW, Via.DIRECT);
    var client =
        new FakeClient("alice", "bob", "carol").fate("bob", stored).fate("carol", delivered);

    assertEquals(List.of("[Message received by Server.]"), shownFor(client, "send_all hi"));
  }

  @Test
  void countsTheCopiesThatFailed() throws InterruptedException {
    var failed = new Delivery.Failed(Delivery.Reason.QUOTA, "the mailbox is full");
    var client =
        new FakeClient("alice", "bob", "carol")
            .fate("bob", failed)
            .fate("carol", new Delivery.Stored(NOW));

    assertEquals(
        List.of(
            "[Message to bob not sent: the mailbox is full]",
            "[Message received by 0 of 2, saved at the server for 1.]"),
        shownFor(client, "send_all hi"));
  }

  @Test
  void saysThatThereIsNoHelpOnWhatIsNoCommand() throws InterruptedException {
    assertEquals(
        List.of(
            "[there is no command sned; did you mean send?; /help shows all]",
            "[there is no command xyzzy; /help shows all]"),
        shownFor(new FakeClient("alice"), "/help sned bob", "help xyzzy"));
  }

  @Test
  void showsHelpLineByLine() throws InterruptedException {
    List<String> shown = shownFor(new FakeClient("alice"), "/help send", "help");

    assertEquals("usage: send TO TEXT…", shown.getFirst());
    assertTrue(shown.stream().anyMatch(line -> line.contains("send_all TEXT…")), shown::toString);
    assertTrue(shown.stream().noneMatch(line -> line.contains("\n")), shown::toString);
  }

  @Test
  void linesWithoutASlashGoWhereTheFocusIs() throws InterruptedException {
    var client = new FakeClient("alice", "bob");

    List<String> shown =
        shownFor(client, "/focus bob", "send the report", "//etc is full", "/focus", "help");

    assertEquals(
        List.of("send bob <send the report>", "send bob </etc is full>"),
        client.calls().stream().filter(call -> call.startsWith("send")).toList());
    assertEquals(
        "[Lines go to bob now; a command needs its slash, and /focus ends it.]", shown.getFirst());
    assertTrue(shown.contains("[Lines go nowhere by themselves now.]"), shown::toString);
  }

  @Test
  void saysThatThereIsNothingToLookUp() throws InterruptedException {
    List<String> shown = shownFor(new FakeClient("alice", "bob"), "/log bob", "/search disk");

    assertEquals(2, shown.size());
    assertTrue(shown.getFirst().contains("holds no messages of alice"), shown::toString);
  }
}
