package chat.parley.engine.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.bot.Bot;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The command line of a bot's process.
final class BotProcessTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    var process =
        new BotProcess(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return process.run(List.of(arguments), Bot.named("echo").about("says what you say").plan());
  }

  @Test
  void explainsItself() {
    assertEquals(0, run("--help"));

    String help = out.toString(UTF_8);
    assertTrue(help.startsWith("echo: says what you say"), help);
    assertTrue(help.contains("--server HOST:PORT"), help);
    assertEquals("", err.toString(UTF_8));
  }

  @Test
  void goesByTheNicknameThatItIsGiven() {
    assertEquals(0, run("--nick=parrot", "--help"));

    assertTrue(out.toString(UTF_8).startsWith("parrot: says what you say"));
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertEquals(2, run("--loud"));
    assertEquals(2, run("--server"));
    assertEquals(2, run("--nick", "#ops"));

    assertEquals(
        """
        echo: there is no option --loud; --help shows all
        echo: --server needs a value; --help shows all
        echo: a nickname does not begin with #
        """,
        err.toString(UTF_8));
  }

  @Test
  void saysWhyItCannotConnect() {
    assertEquals(1, run("--server", "127.0.0.1:no"));

    assertTrue(err.toString(UTF_8).startsWith("echo: the server is 127.0.0.1:no, must be"));
  }
}
