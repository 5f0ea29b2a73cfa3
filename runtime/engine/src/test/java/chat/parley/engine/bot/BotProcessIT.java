package chat.parley.engine.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.engine.testing.Heard;
import chat.parley.engine.testing.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bot in a process of its own.
final class BotProcessIT {

  private static final Nickname ECHO = Nickname.of("echo");

  @TempDir private Path home;

  @Test
  void answersUntilItIsToldToEnd() throws Exception {
    try (Rig rig = Rig.inMemory()) {
      Client alice = rig.client("alice");
      Heard heard = Heard.by(alice);
      Process echo = start(rig);
      BotPrograms.awaitThere(echo);

      var _ = alice.send(ECHO, "hello");
      assertEquals("hello", heard.next().text());
      echo.destroy();

      assertTrue(echo.waitFor(30, TimeUnit.SECONDS));
      Rig.awaitTable(
          alice, table -> requireNonNull(table.get(ECHO)).presence() == Presence.OFFLINE);
    }
  }

  @Test
  void waitsForItsServer() throws Exception {
    try (Rig rig = Rig.inMemory()) {
      int port = rig.server().port();
      rig.stopServer();
      Process echo = start(port);
      assertEquals("echo waits for its server", echo.errorReader(UTF_8).readLine());
      rig.startServer();

      BotPrograms.awaitThere(echo);
      Client alice = rig.client("alice");
      Heard heard = Heard.by(alice);
      var _ = alice.send(ECHO, "hello");

      assertEquals("hello", heard.next().text());
      echo.destroyForcibly().waitFor();
    }
  }

  @Test
  void beginsAgainWhatItWasKilledIn() throws Exception {
    try (Rig rig = Rig.inMemory()) {
      Client alice = rig.client("alice");
      Heard heard = Heard.by(alice);
      Process first = start(rig);
      BotPrograms.awaitThere(first);
      var _ = alice.send(ECHO, "/wait");
      assertEquals("Well?", heard.next().text());

      first.destroyForcibly().waitFor();
      Process second = start(rig);
      BotPrograms.awaitThere(second);

      assertEquals("Well?", heard.next().text());
      second.destroyForcibly().waitFor();
    }
  }

  @Test
  void goesOnInTheMidstOfAQuestionThatADurableOneWasKilledIn() throws Exception {
    try (Rig rig = Rig.inMemory()) {
      Client alice = rig.client("alice");
      Heard heard = Heard.by(alice);
      Process first = start(OrderProgram.class, rig);
      BotPrograms.awaitThere(first);
      var _ = alice.send(ECHO, "/order");
      assertEquals("Which size? (S, M, L)", heard.next().text());
      var _ = alice.send(ECHO, "L");
      assertEquals("How many?", heard.next().text());

      first.destroyForcibly().waitFor();
      var _ = alice.send(ECHO, "2");
      Process second = start(OrderProgram.class, rig);
      BotPrograms.awaitThere(second);

      assertEquals("2 of L", heard.next().text());
      second.destroyForcibly().waitFor();
    }
  }

  @Test
  void remembersWhatADurableOneWasToSayLater() throws Exception {
    try (Rig rig = Rig.inMemory()) {
      Client alice = rig.client("alice");
      Heard heard = Heard.by(alice);
      Process first = start(OrderProgram.class, rig);
      BotPrograms.awaitThere(first);
      var _ = alice.send(ECHO, "/remind");
      assertEquals("I will", heard.next().text());

      first.destroyForcibly().waitFor();
      Process second = start(OrderProgram.class, rig);
      BotPrograms.awaitThere(second);

      assertEquals("time to go", heard.next().text());
      second.destroyForcibly().waitFor();
    }
  }

  @Test
  void answersOnceWhatWaitsForItAndEnds() throws Exception {
    try (Rig rig = Rig.inMemory()) {
      Client alice = rig.client("alice");
      Heard heard = Heard.by(alice);
      assertEquals(0, start(rig, "--once").waitFor());
      var stored = alice.send(ECHO, "one").awaitFinal(Duration.ofSeconds(2));
      assertTrue(stored instanceof Delivery.Stored, stored.toString());

      assertEquals(0, start(rig, "--once").waitFor());

      assertEquals("one", heard.next().text());
    }
  }

  @Test
  void aDurableOneAsksOneQuestionEachTimeItIsRunOnce() throws Exception {
    try (Rig rig = Rig.inMemory()) {
      Client alice = rig.client("alice");
      Heard heard = Heard.by(alice);
      assertEquals(0, startOnce(rig).waitFor());
      var _ = alice.send(ECHO, "/order");

      assertEquals(0, startOnce(rig).waitFor());
      assertEquals("Which size? (S, M, L)", heard.next().text());
      var _ = alice.send(ECHO, "L");
      assertEquals(0, startOnce(rig).waitFor());
      assertEquals("How many?", heard.next().text());
      var _ = alice.send(ECHO, "2");
      assertEquals(0, startOnce(rig).waitFor());

      assertEquals("2 of L", heard.next().text());
    }
  }

  private Process startOnce(Rig rig) throws IOException {
    return programs().start(OrderProgram.class, rig.server().port(), "--once");
  }

  @Test
  void endsWhenItsNicknameBelongsToSomebodyElse() throws Exception {
    try (Rig rig = Rig.inMemory();
        Client _ = rig.client("echo")) {
      Process echo = start(rig);

      assertEquals(
          "echo: the nickname echo belongs to somebody else", echo.errorReader(UTF_8).readLine());
      assertEquals(5, echo.waitFor());
    }
  }

  private Process start(Rig rig, String... more) throws IOException {
    return programs().start(EchoProgram.class, rig.server().port(), more);
  }

  private Process start(Class<?> program, Rig rig) throws IOException {
    return programs().start(program, rig.server().port());
  }

  private Process start(int port) throws IOException {
    return programs().start(EchoProgram.class, port);
  }

  private BotPrograms programs() {
    return new BotPrograms(home.resolve("echo"));
  }
}
