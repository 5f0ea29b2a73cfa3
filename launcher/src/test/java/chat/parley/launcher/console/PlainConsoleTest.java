package chat.parley.launcher.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.launcher.prompt.Console;
import chat.parley.launcher.prompt.Look;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class PlainConsoleTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private PlainConsole console(String input, boolean isTerminal) {
    return console(new ByteArrayInputStream(input.getBytes(UTF_8)), isTerminal);
  }

  private PlainConsole console(InputStream in, boolean isTerminal) {
    return new PlainConsole(in, new PrintStream(out, true, UTF_8), isTerminal, Look.USUAL);
  }

  @Test
  void readsLinesToTheEnd() {
    try (var console = console("send bob grüß dich \n\nlast", false)) {
      assertEquals(new Console.Input.Typed("send bob grüß dich "), console.read());
      assertEquals(new Console.Input.Typed(""), console.read());
      assertEquals(new Console.Input.Typed("last"), console.read());
      assertEquals(new Console.Input.Ended(), console.read());
      assertEquals(new Console.Input.Ended(), console.read());
    }
  }

  @Test
  void endsALineAtALineFeedAlone() {
    try (var console = console("send bob a\rdereg alice\r\n\rlast\r", false)) {
      assertEquals(new Console.Input.Typed("send bob a\rdereg alice"), console.read());
      assertEquals(new Console.Input.Typed("\rlast\r"), console.read());
      assertEquals(new Console.Input.Ended(), console.read());
    }
  }

  @Test
  void refusesALineThatIsNoText() {
    byte[] bytes = {'a', (byte) 0xC3, '\n', 'b', '\n'};
    try (var console = console(new ByteArrayInputStream(bytes), false)) {
      assertEquals(
          new Console.Input.Unreadable(
              "the line is no UTF-8 from its byte 2 on: nothing of it is done"),
          console.read());
      assertEquals(new Console.Input.Typed("b"), console.read());
    }
  }

  @Test
  void skipsALineThatIsTooLong() {
    try (var console = console("x".repeat(InputLines.BYTES_MAX + 1) + "\nb", false)) {
      assertEquals(
          new Console.Input.Unreadable(
              "the line has 1048577 bytes, more than 1048576: nothing of it is done"),
          console.read());
      assertEquals(new Console.Input.Typed("b"), console.read());
    }
  }

  @Test
  void showsLinesAsTheyAre() {
    try (var console = console("", false)) {
      console.show(List.of("[Welcome, You are registered.]", "bob: grüß dich\n      zwei"));
      console.show(List.of());
    }

    assertEquals(
        "[Welcome, You are registered.]\nbob: grüß dich\n      zwei\n", out.toString(UTF_8));
  }

  @Test
  void setsThePromptBeforeLinesOnATerminal() {
    try (var console = console("", true)) {
      console.show(List.of("[You are Offline. Bye.]"));
    }

    assertEquals(">>> [You are Offline. Bye.]\n", out.toString(UTF_8));
  }

  @Test
  void stopsWhileItWaits() throws IOException {
    try (var never = new PipedOutputStream();
        var console = console(new PipedInputStream(never), false)) {
      console.stop();

      assertEquals(new Console.Input.Stopped(), console.read());
    }
  }
}
