package chat.parley.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.launcher.text.TerminalText;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// What this process writes onto standard error while a terminal is drawn on, kept line by line so
/// that it can be shown in its place.
///
/// Safe for use by any thread.
final class ErrorLines extends OutputStream {

  /// The log tells seldom of anything; a plugin may be more talkative, and loses what is more.
  private static final int WAITING_MAX = 1_000;

  private final PrintStream before = System.err;
  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  private ErrorLines() {}

  /// Takes in what is written from now on, until it is closed.
  static ErrorLines catching() {
    var lines = new ErrorLines();
    System.setErr(new PrintStream(lines, true, UTF_8));
    return lines;
  }

  /// What has been written since the last time, escaped.
  List<String> take() {
    var lines = new ArrayList<String>();
    waiting.drainTo(lines);
    return lines;
  }

  @Override
  public synchronized void write(int octet) {
    if (octet != '\n') {
      begun.write(octet);
      return;
    }
    // When nobody takes them, there are already more of them than anybody reads.
    var _ = waiting.offer(TerminalText.line(begun.toString(UTF_8)));
    begun.reset();
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  /// Lets everything go where it went before.
  @Override
  public void close() {
    System.setErr(before);
  }
}
