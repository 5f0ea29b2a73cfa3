package chat.parley.engine;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.api.Presence;
import chat.parley.api.server.Admission;
import chat.parley.api.server.Server;
import chat.parley.api.server.ServerEvent;
import chat.parley.core.server.ServerSettings;
import chat.parley.engine.server.RunningServer;
import chat.parley.engine.server.ServerOptions;
import chat.parley.engine.store.Passphrase;
import chat.parley.engine.testing.Rig;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a running server tells plugins.
class ServerFactsIT {

  private static final Nickname ALICE = Nickname.of("alice");
  private static final Nickname BOB = Nickname.of("bob");

  private final Rig rig = Rig.inMemory();
  private final Server server = rig.server().facts();

  @AfterEach
  void close() {
    rig.close();
  }

  private <E extends ServerEvent> BlockingQueue<E> listen(Class<E> type) {
    var heard = new LinkedBlockingQueue<E>();
    server.on(type, heard::add);
    return heard;
  }

  private static <E> E next(BlockingQueue<E> heard) throws InterruptedException {
    E next = heard.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing has happened");
    }
    return next;
  }

  private Entry entry(Nickname nickname) {
    return requireNonNull(server.table().get(nickname));
  }

  @Test
  void knowsWhoIsThere() throws Exception {
    rig.client("alice").close();
    rig.client("Bob");

    assertEquals(Set.of(ALICE, BOB), server.table().keySet());
    assertEquals(Presence.OFFLINE, entry(ALICE).presence());
    assertEquals("Bob", entry(BOB).nickname().shown());
  }

  @Test
  void tellsWhoComesAndGoes() throws Exception {
    var joined = listen(ServerEvent.Joined.class);
    var left = listen(ServerEvent.Left.class);

    Client alice = rig.client("alice");
    ServerEvent.Joined first = next(joined);
    alice.deregister();
    assertEquals(new ServerEvent.Left(ALICE, true), next(left));
    alice.register();

    assertTrue(first.isNew());
    assertEquals(Presence.ONLINE, first.entry().presence());
    assertEquals(ALICE, next(joined).entry().nickname());
  }

  @Test
  void tellsOfMailAndCountsIt() throws Exception {
    var kept = listen(ServerEvent.MailKept.class);
    var given = listen(ServerEvent.MailGiven.class);
    Client alice = rig.client("alice");
    var left = listen(ServerEvent.Left.class);
    Client bob = rig.client("bob");
    bob.deregister();
    assertEquals(BOB, next(left).nickname());
    Rig.awaitTable(alice, table -> table.containsKey(BOB));

    Delivery mail = alice.send(BOB, "for later");
    assertInstanceOf(Delivery.Stored.class, mail.await(Rig.PATIENCE));

    ServerEvent.MailKept first = next(kept);
    assertEquals(ALICE, first.sender());
    assertEquals(BOB, first.recipient());
    assertTrue(first.bytes() > "for later".length());
    assertEquals(1, server.mailWaiting());
    bob.register();
    assertEquals(new ServerEvent.MailGiven(BOB, 1), next(given));
    assertEquals(0, server.mailWaiting());
  }

  @Test
  void tellsWhoIsRefused() throws Exception {
    var refused = listen(ServerEvent.Refused.class);
    rig.server().admissions().add("test", _ -> new Admission.Verdict.Refuse("members only"));

    assertThrows(ParleyException.class, () -> rig.client("alice"));

    ServerEvent.Refused first = next(refused);
    assertEquals(ALICE, first.nickname());
    assertEquals("members only", first.why());
    assertTrue(first.address().startsWith("127.0.0.1:"), first.address());
  }

  @Test
  void tellsOfEverythingToWhomeverWantsEverything() throws Exception {
    var all = listen(ServerEvent.class);

    rig.client("alice");

    // The server may still have to tell of the table that it began with.
    ServerEvent first = next(all);
    ServerEvent joined = first instanceof ServerEvent.TableChanged ? next(all) : first;
    assertInstanceOf(ServerEvent.Joined.class, joined);
    assertInstanceOf(ServerEvent.TableChanged.class, next(all));
  }

  @Test
  void tellsNothingMoreToWhomeverHasClosedHisSubscription() throws Exception {
    var heard = new LinkedBlockingQueue<ServerEvent.Joined>();
    server.on(ServerEvent.Joined.class, heard::add).close();
    var others = listen(ServerEvent.Joined.class);

    rig.client("alice");

    next(others);
    assertEquals(0, heard.size());
  }

  @Test
  void countsWhatASlowHandlerMisses() {
    assertInstanceOf(Lossy.class, server.on(ServerEvent.class, _ -> {}));
  }

  @Test
  void clientOfItsOwnComesToTheRightServer() throws Exception {
    try (Client own = server.client("welcome").inMemory().connect()) {
      assertTrue(own.isRegistered());
      assertEquals(own.nickname(), server.table().keySet().iterator().next());
    }
  }

  @Test
  void addressOfAServerOnAllInterfacesCanBeRegisteredAt() throws Exception {
    var everywhere = new ServerOptions(0, "", null, true, ServerSettings.DEFAULT);
    try (RunningServer other = RunningServer.start(everywhere, _ -> {});
        Client own = other.facts().client("welcome").inMemory().connect()) {
      assertTrue(own.isRegistered());
    }
  }

  @Test
  void preparedServerAnswersNobodyBeforeItIsOpened() throws Exception {
    var options = new ServerOptions(0, "127.0.0.1", null, true, ServerSettings.DEFAULT);
    try (RunningServer other = RunningServer.prepare(options, _ -> {}, Passphrase.NONE)) {
      other.admissions().add("test", _ -> new Admission.Verdict.Refuse("members only"));
      var early = other.facts().client("early").inMemory().patience(Duration.ofMillis(300));
      var silence = assertThrows(ParleyException.class, early::connect);
      assertTrue(String.valueOf(silence.getMessage()).contains("does not answer"));

      other.open();

      var refusal = assertThrows(ParleyException.class, early::connect);
      assertTrue(String.valueOf(refusal.getMessage()).contains("members only"));
    }
  }
}
