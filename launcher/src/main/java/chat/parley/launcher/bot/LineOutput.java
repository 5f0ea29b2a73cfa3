package chat.parley.launcher.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// Makes reports of what is printed, line by line.
///
/// Safe for use by any thread.
final class LineOutput extends OutputStream {

  /// A longer line is reported in pieces.
  private static final int LINE_BYTES_MAX = 65_536;

  private final IntSupplier whose;
  private final boolean isError;
  private final Consumer<? super Report> reports;

  /// What each bot has begun to print; guarded by this object's monitor.
  private final Map<Integer, ByteArrayOutputStream> begun = new HashMap<>();

  private LineOutput(IntSupplier whose, boolean isError, Consumer<? super Report> reports) {
    this.whose = whose;
    this.isError = isError;
    this.reports = reports;
  }

  /// A stream whose lines are reported.
  ///
  /// @param whose tells which bot it is that prints, on its own thread
  static PrintStream stream(IntSupplier whose, boolean isError, Consumer<? super Report> reports) {
    return new PrintStream(new LineOutput(whose, isError, reports), true, UTF_8);
  }

  @Override
  public void write(int single) {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int bot = whose.getAsInt();
    synchronized (this) {
      var line = begun.computeIfAbsent(bot, _ -> new ByteArrayOutputStream());
      for (int i = offset; i < offset + length; i++) {
        if (bytes[i] == '\n' || line.size() >= LINE_BYTES_MAX) {
          report(bot, line);
        }
        if (bytes[i] != '\n' && bytes[i] != '\r') {
          line.write(bytes[i]);
        }
      }
    }
  }

  private void report(int bot, ByteArrayOutputStream line) {
    reports.accept(new Report.Printed(bot, isError, line.toString(UTF_8)));
    line.reset();
  }

  /// Reports what was begun and not ended.
  @Override
  public void close() {
    synchronized (this) {
      begun.forEach((bot, line) -> {
        if (line.size() > 0) {
          report(bot, line);
        }
      });
    }
  }
}
