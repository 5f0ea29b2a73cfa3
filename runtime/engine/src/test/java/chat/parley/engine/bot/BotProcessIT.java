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
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
      awaitThere(echo);

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

      awaitThere(echo);
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
      awaitThere(first);
      var _ = alice.send(ECHO, "/wait");
      assertEquals("Well?", heard.next().text());

      first.destroyForcibly().waitFor();
      Process second = start(rig);
      awaitThere(second);

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
      awaitThere(first);
      var _ = alice.send(ECHO, "/order");
      assertEquals("Which size? (S, M, L)", heard.next().text());
      var _ = alice.send(ECHO, "L");
      assertEquals("How many?", heard.next().text());

      first.destroyForcibly().waitFor();
      var _ = alice.send(ECHO, "2");
      Process second = start(OrderProgram.class, rig);
      awaitThere(second);

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
      awaitThere(first);
      var _ = alice.send(ECHO, "/remind");
      assertEquals("I will", heard.next().text());

      first.destroyForcibly().waitFor();
      Process second = start(OrderProgram.class, rig);
      awaitThere(second);

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
  void endsWhenItsNicknameBelongsToSomebodyElse() throws Exception {
    try (Rig rig = Rig.inMemory();
        Client _ = rig.client("echo")) {
      Process echo = start(rig);

      assertEquals(
          "echo: the nickname echo belongs to somebody else", echo.errorReader(UTF_8).readLine());
      assertEquals(5, echo.waitFor());
    }
  }

  private static void awaitThere(Process process) throws IOException {
    BufferedReader lines = process.errorReader(UTF_8);
    String line = lines.readLine();
    while (line != null && !line.startsWith("echo is at ")) {
      line = lines.readLine();
    }
    assertTrue(line != null, "the process has ended");
  }

  private Process start(Rig rig, String... more) throws IOException {
    return start(EchoProgram.class, rig.server().port(), more);
  }

  private Process start(Class<?> program, Rig rig) throws IOException {
    return start(program, rig.server().port());
  }

  private Process start(int port) throws IOException {
    return start(EchoProgram.class, port);
  }

  private Process start(Class<?> program, int port, String... more) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    var command =
        new ArrayList<>(
            List.of(
                java.toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                "--server",
                "127.0.0.1:%d".formatted(port),
                "--data",
                home.resolve("echo").toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).start();
  }
}
