package chat.parley.engine;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.ClientOptions;
import chat.parley.api.Delivery;
import chat.parley.api.ErrorCode;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.core.server.ServerSettings;
import chat.parley.engine.client.EngineClientFactory;
import chat.parley.engine.client.KeyBook;
import chat.parley.engine.config.Environment;
import chat.parley.engine.server.RunningServer;
import chat.parley.engine.server.ServerOptions;
import chat.parley.engine.store.Passphrase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two people who make sure of each other's keys, and what of it is on their disks.
class SafetyWordsIT {

  private static final Nickname ALICE = Nickname.of("alice");
  private static final Nickname BOB = Nickname.of("bob");
  private static final Nickname CAROL = Nickname.of("carol");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private RunningServer server;
  private Client alice;
  private Client bob;

  @BeforeEach
  void meet() throws Exception {
    server =
        RunningServer.start(
            new ServerOptions(0, "127.0.0.1", null, true, ServerSettings.DEFAULT), _ -> {});
    alice = connect(ALICE);
    bob = connect(BOB);
  }

  @AfterEach
  void part() {
    alice.close();
    bob.close();
    server.close();
  }

  private Client connect(Nickname nickname) throws InterruptedException {
    return new EngineClientFactory(new Environment(Map.of()), UnaryOperator.identity())
        .connect(
            new ClientOptions(
                nickname,
                "127.0.0.1:" + server.port(),
                0,
                folder.resolve(nickname.key()),
                false,
                Kind.HUMAN,
                Duration.ofSeconds(10)));
  }

  private static boolean hasVerified(Client client, Nickname other) {
    return requireNonNull(client.knownKeys().get(other)).isVerified();
  }

  private KeyBook book() {
    return KeyBook.open(folder.resolve("alice"), ALICE, Passphrase.NONE);
  }

  private void talk() throws InterruptedException {
    Delivery delivery = alice.send(BOB, "hello");
    assertTrue(delivery.awaitFinal(PATIENCE) instanceof Delivery.Delivered);
  }

  @Test
  void areTheSameOnBothScreensWithoutTheServer() throws Exception {
    assertEquals(Optional.empty(), alice.safetyWords(BOB));
    assertFalse(alice.verify(BOB));
    talk();

    server.close();

    assertEquals(alice.safetyWords(BOB), bob.safetyWords(ALICE));
    assertTrue(alice.safetyWords(BOB).isPresent());
    assertTrue(alice.verify(BOB));
    assertTrue(hasVerified(alice, BOB));
    assertFalse(hasVerified(bob, ALICE));
  }

  @Test
  void areReadAndAnsweredWhileNoClientRuns() throws Exception {
    talk();
    String words = alice.safetyWords(BOB).orElseThrow();
    var busy = assertThrows(ParleyException.class, this::book);
    assertEquals(ErrorCode.DATA_IN_USE, busy.code());
    alice.close();

    try (KeyBook book = book()) {
      assertEquals(words, book.safetyWords(BOB).orElseThrow());
      assertTrue(book.isListed(BOB));
      assertFalse(book.verify(CAROL));
      assertTrue(book.verify(BOB));
    }

    alice = connect(ALICE);
    assertTrue(hasVerified(alice, BOB));
  }

  @Test
  void areGoneWithAKeyThatIsForgotten() throws Exception {
    talk();
    assertTrue(alice.verify(BOB));
    alice.close();

    try (KeyBook book = book()) {
      assertEquals(Optional.of(server.fingerprint()), book.server());
      assertEquals(List.of(BOB), List.copyOf(book.keys().keySet()));
      assertTrue(book.forget(BOB));
      assertFalse(book.forget(BOB));
      assertTrue(book.forgetServer());
      assertFalse(book.trust(BOB, 0));
      assertEquals(Map.of(), book.keys());
    }

    try (KeyBook book = book()) {
      assertEquals(Map.of(), book.keys());
      assertEquals(Optional.empty(), book.server());
    }
    alice = connect(ALICE);
    talk();
    assertFalse(hasVerified(alice, BOB));
  }

  @Test
  void areNotMadeWhereNobodyHasJoined() {
    Path empty = folder.resolve("nobody");

    var refusal =
        assertThrows(ParleyException.class, () -> KeyBook.open(empty, CAROL, Passphrase.NONE));

    assertEquals(ErrorCode.DATA_UNUSABLE, refusal.code());
    assertFalse(empty.toFile().exists());
  }
}
