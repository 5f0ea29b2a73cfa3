package chat.parley.launcher.console;

import chat.parley.launcher.prompt.Alert;
import chat.parley.launcher.prompt.Console;
import chat.parley.launcher.prompt.Look;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;

/// Plain lines in and out, for pipes, files, and terminals that can do no more.
public final class PlainConsole implements Console {

  private final InputLines in;
  private final PrintStream out;
  private final String prefix;
  private final boolean isTerminal;
  private final Alerts alerts;
  private final SynchronousQueue<Input> inputs = new SynchronousQueue<>();
  private final Thread reader = new Thread(this::readAll, "parley-input");

  /// A console on these streams, both in UTF-8.
  ///
  /// @param isTerminal whether a person sits there; lines then begin with `>>> `
  /// @param look only its alerts make a difference here
  public PlainConsole(InputStream in, PrintStream out, boolean isTerminal, Look look) {
    this.in = new InputLines(in);
    this.out = out;
    this.isTerminal = isTerminal;
    this.alerts = new Alerts(look.alert(), System::nanoTime);
    this.prefix = isTerminal ? PROMPT : "";
    // A read that blocks for ever must not keep the process.
    reader.setDaemon(true);
  }

  @Override
  public Input read() {
    if (reader.getState() == Thread.State.NEW) {
      reader.start();
    }
    try {
      return inputs.take();
    } catch (InterruptedException _) {
      return new Input.Stopped();
    }
  }

  private void readAll() {
    try {
      for (Input line = next(); line != null; line = next()) {
        inputs.put(line);
      }
      while (true) {
        inputs.put(new Input.Ended());
      }
    } catch (InterruptedException _) {
      // The session is over.
    }
  }

  /// The next line; null at the end, which a broken stream is too.
  private @Nullable Input next() {
    try {
      return in.next();
    } catch (IOException _) {
      return null;
    }
  }

  @Override
  public void show(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    var shown = new StringBuilder();
    for (String line : lines) {
      shown.append(prefix).append(line).append(System.lineSeparator());
    }
    out.print(shown);
    out.flush();
  }

  @Override
  public void alert(String words) {
    if (isTerminal) {
      alerts.of(words).ifPresent(this::tell);
    }
  }

  private void tell(String sequence) {
    out.print(sequence);
    out.flush();
  }

  @Override
  public void alertBy(Alert way) {
    alerts.by(way);
  }

  @Override
  public boolean isTerminal() {
    return isTerminal;
  }

  @Override
  public void stop() {
    // Hands over at once if somebody waits, else to the next who does.
    Thread.startVirtualThread(() -> {
      try {
        inputs.put(new Input.Stopped());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
  }

  @Override
  public void close() {
    out.flush();
    reader.interrupt();
  }
}
