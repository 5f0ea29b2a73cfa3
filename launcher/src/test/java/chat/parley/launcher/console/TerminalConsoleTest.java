package chat.parley.launcher.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.launcher.prompt.Alert;
import chat.parley.launcher.prompt.Console.Input;
import chat.parley.launcher.prompt.Fate;
import chat.parley.launcher.prompt.Look;
import chat.parley.launcher.prompt.Place;
import chat.parley.launcher.prompt.Said;
import chat.parley.launcher.prompt.Standing;
import chat.parley.launcher.testing.VirtualScreen;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a person sees of a console on a terminal of 60 columns and 12 rows.
@Timeout(60)
final class TerminalConsoleTest {

  private static final int COLUMNS = 60;
  private static final int ROWS = 12;
  private static final Standing UP = standing(Standing.Link.UP);

  private final VirtualScreen screen = new VirtualScreen(COLUMNS, ROWS);
  private final PipedOutputStream keyboard = new PipedOutputStream();
  private final BlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
  private final TerminalConsole console = open();
  private final Thread reader =
      Thread.ofPlatform().daemon().name("reader").unstarted(this::readAll);

  private static Standing standing(Standing.Link link) {
    return new Standing("alice", link, "", List.of(), 0);
  }

  private TerminalConsole open() {
    try {
      var terminal =
          new ExternalTerminal(
              "screen",
              "xterm-256color",
              new PipedInputStream(keyboard, 1 << 16),
              screen.input(),
              StandardCharsets.UTF_8);
      terminal.setSize(Size.of(COLUMNS, ROWS));
      return new TerminalConsole(terminal, null, Look.USUAL);
    } catch (IOException e) {
      throw new IllegalStateException("there is no terminal for a test", e);
    }
  }

  @BeforeEach
  void read() throws InterruptedException {
    reader.start();
    screen.awaitRow(">>>");
  }

  @AfterEach
  void close() throws InterruptedException {
    console.stop();
    reader.join();
    console.close();
  }

  private void readAll() {
    for (Input input = console.read(); ; input = console.read()) {
      inputs.add(input);
      if (input instanceof Input.Stopped || input instanceof Input.Ended) {
        return;
      }
    }
  }

  private void press(String keys) throws IOException {
    keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  /// Types a line and Enter; answers where it stands.
  private Place typed(String line) throws IOException, InterruptedException {
    press(line + "\r");
    if (inputs.take() instanceof Input.Typed(String read, Place place)) {
      assertEquals(line, read);
      return place;
    }
    throw new AssertionError("no line was read");
  }

  private static Said said(String from, String text) {
    return new Said(from, Instant.now(), false, false, List.of(from + ": " + text));
  }

  @Test
  void tellsBelowTheTypedLineHowThingsStand() throws Exception {
    console.standing(UP);
    screen.awaitRow("alice | server up");

    press("send bob h");
    console.show(List.of("[Client table updated.]"));
    screen.await(it ->
        it.visible()
            .equals(List.of(">>> [Client table updated.]", ">>> send bob h", "alice | server up")));
    console.standing(
        new Standing(
            "alice",
            Standing.Link.DOWN,
            "#ops",
            List.of(new Standing.Waiting("bob", 2), new Standing.Waiting("#dev", 1)),
            3));

    screen.awaitRow("alice | server down | to #ops | 3 unread: bob 2, #dev 1 | 3");
    press("i\r");
    assertEquals(new Input.Typed("send bob hi").line(), ((Input.Typed) inputs.take()).line());
  }

  @Test
  void leavesNoStatusBehindWhenItEnds() throws Exception {
    console.standing(UP);
    screen.awaitRow("alice | server up");
    console.show(List.of("[You are Offline. Bye.]"));
    console.stop();

    assertEquals(new Input.Stopped(), inputs.take());
    screen.await(it -> it.visible().equals(List.of(">>> [You are Offline. Bye.]")));
  }

  @Test
  void marksTheTypedLineInPlace() throws Exception {
    console.standing(UP);
    Place first = typed("send bob one");
    Place second = typed("send bob two");
    first.mark(Fate.PENDING);
    second.mark(Fate.PENDING);
    console.say(said("bob", "a line that is longer than the terminal is wide, and so is broken"));
    press("typing on");
    screen.awaitRow(">>> typing on");
    second.mark(Fate.DELIVERED);
    first.mark(Fate.STORED);

    screen.await(it ->
        it.visible()
            .equals(
                List.of(
                    ">>> send bob one ⇢",
                    ">>> send bob two ✓",
                    ">>> bob: a line that is longer than the terminal is wide,",
                    "      and so is broken",
                    ">>> typing on",
                    "alice | server up")));
    first.mark(Fate.FAILED);
    screen.awaitRow(">>> send bob one ✗");
  }

  @Test
  void marksNothingThatHasLeftTheScreen() throws Exception {
    console.standing(UP);
    Place gone = typed("send bob gone");
    var lines = new ArrayList<String>();
    for (int i = 0; i < ROWS; i++) {
      lines.add("line " + i);
    }
    console.show(lines);
    gone.mark(Fate.DELIVERED);
    console.show(List.of("last"));

    screen.awaitRow(">>> last");
    assertFalse(String.join("\n", screen.everything()).contains("✓"));
  }

  @Test
  void marksEachLineUpToTheMargin() throws Exception {
    console.standing(UP);
    for (int length = 1; length < 2 * COLUMNS + 3; length++) {
      String text = "x".repeat(length);
      Place place = typed(text);
      console.show(List.of("between"));
      place.mark(Fate.DELIVERED);
      console.show(List.of("after " + length));
      screen.awaitRow(">>> after " + length);
      String all = String.join("", screen.everything());
      String typed = all.substring(0, all.lastIndexOf(">>> between"));
      assertTrue(typed.endsWith(text) || typed.endsWith(text + " ✓"), typed);
      int end = (4 + length) % COLUMNS;
      boolean hasRoom = end != 0 && end + 3 < COLUMNS;
      assertEquals(hasRoom, typed.endsWith("✓"), typed);
    }
  }

  @Test
  void marksEachLineWhileAnotherOneIsTypedOverSeveralRows() throws Exception {
    console.standing(UP);
    var places = new ArrayList<Place>();
    for (int i = 0; i < 4; i++) {
      places.add(typed("send bob " + i));
    }
    List<Fate> fates = List.of(Fate.PENDING, Fate.STORED, Fate.DELIVERED);
    for (int i = 1; i < 3 * COLUMNS; i++) {
      press("y");
      Fate fate = fates.get(i % 3);
      places.get(i % 4).mark(fate);
      String row = ">>> send bob " + i % 4 + " " + fate.sign();
      String typed = ">>> " + "y".repeat(i);
      screen.await(it -> it.visible().contains(row) && typedOn(it).equals(typed));
    }
  }

  /// What stands in the rows with the letter y.
  private static String typedOn(VirtualScreen screen) {
    return screen.upToCursor().stream()
        .filter(it -> it.contains("y"))
        .collect(Collectors.joining());
  }

  @Test
  void colourOfANicknameLeavesItsLineAsItIs() throws Exception {
    console.say(said("bob", "hello"));

    screen.awaitRow(">>> bob: hello");
  }

  @Test
  void tellsOfTheTimeOnceAMinuteAndOfNewMessages() throws Exception {
    Instant noon = Instant.now().plusSeconds(3 * 86_400);
    console.say(new Said("bob", noon, true, false, List.of("bob: one")));
    console.say(new Said("bob", noon, true, true, List.of("bob: two")));

    screen.awaitRow(">>> bob: two");
    List<String> shown = screen.visible();
    assertTrue(shown.get(0).matches("--- \\w+ \\d+ \\w+ \\d{4} ---"), shown.get(0));
    assertTrue(shown.get(1).matches("\\d\\d:\\d\\d"), shown.get(1));
    assertEquals(">>> bob: one", shown.get(2));
    assertEquals("--- new ---", shown.get(3));
  }

  @Test
  void goesOnTypingAfterTheKeyForTheNextUnread() throws Exception {
    console.standing(UP);
    press("hello wrld\002\002\002");
    screen.await(it -> it.column() == ">>> hello w".length());
    press("\033a");

    assertEquals(new Input.NextUnread(), inputs.take());
    console.focus("bob");
    screen.awaitRow("bob >>> hello wrld");
    press("o\r");
    assertEquals("hello world", ((Input.Typed) inputs.take()).line());
    screen.await(
        it -> it.visible().equals(List.of("bob >>> hello world", "bob >>>", "alice | server up")));
  }

  @Test
  void takesAPasteForOneLine() throws Exception {
    press("send bob \033[200~one\r\ntwo\rthree\n\033[201~");
    screen.awaitRow("three");
    press("\r");

    assertEquals("send bob one\ntwo\nthree", ((Input.Typed) inputs.take()).line());
  }

  @Test
  void asksBeforeALongPasteIsSent() throws Exception {
    String text = "line\n".repeat(20) + "end";
    press("send bob \033[200~" + text + "\033[201~");
    screen.awaitRow("end");
    press("\r");
    screen.awaitRow("21 lines as one message? y sends them, n goes back to them");
    press("n");
    screen.await(it -> it.visible().stream().noneMatch(row -> row.contains("as one message")));
    assertTrue(inputs.isEmpty());
    press("!\r");
    screen.awaitRow("21 lines as one message? y sends them, n goes back to them");
    press("y");

    assertEquals("send bob " + text + "!", ((Input.Typed) inputs.take()).line());
  }

  @Test
  void alertsTheWayThatIsAskedForAndNotTooOften() throws Exception {
    console.alert("bob: not wanted");
    console.alertBy(Alert.OSC9);
    console.alert("bob: hello");
    console.alert("bob: too soon");
    console.show(List.of("done"));

    screen.awaitRow(">>> done");
    assertEquals("OSC 9;Parley: bob: hello\n", screen.told());
  }
}
