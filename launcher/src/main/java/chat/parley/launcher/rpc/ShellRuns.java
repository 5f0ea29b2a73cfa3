package chat.parley.launcher.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The command lines that run for one program at the other end of the lines: what they print goes
/// there as it comes, in the notifications `out` and `err`.
///
/// Safe for use by any thread.
final class ShellRuns implements AutoCloseable {

  private final Shell shell;
  private final LineWriter writer;
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();
  private volatile boolean isClosed;

  ShellRuns(Shell shell, LineWriter writer) {
    this.shell = shell;
    this.writer = writer;
  }

  /// Begins to run what the parameters say; the result is the exit code.
  Outcome run(@Nullable JsonNode params) throws Fault {
    Parameters parameters = Parameters.of(params, Set.of("arguments", "input"));
    List<String> arguments = parameters.arguments("arguments");
    byte[] input = input(parameters.optionalText("input"));
    return new Outcome.Later(() -> Shapes.object().put("exit", run(arguments, input)));
  }

  private static byte[] input(@Nullable String text) throws Fault {
    try {
      return text == null ? new byte[0] : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new Fault(Fault.Code.BAD_PARAMETER, "input is no Base64: " + e.getMessage());
    }
  }

  private int run(List<String> arguments, byte[] input) throws InterruptedException {
    Thread thread = Thread.currentThread();
    running.add(thread);
    try (var out = told("out");
        var err = told("err")) {
      if (isClosed) {
        throw new InterruptedException("whoever wanted this has gone");
      }
      return shell.run(arguments, new ByteArrayInputStream(input), out, err);
    } finally {
      running.remove(thread);
    }
  }

  private PrintStream told(String method) {
    return new PrintStream(new Told(method), true, UTF_8);
  }

  /// Collects what is printed until it is flushed.
  private final class Told extends ByteArrayOutputStream {

    private final String method;

    Told(String method) {
      this.method = method;
    }

    @Override
    public synchronized void flush() {
      if (count > 0) {
        writer.write(Shapes.notification(method, Shapes.object().put("text", toString(UTF_8))));
        reset();
      }
    }

    @Override
    public void close() {
      flush();
    }
  }

  /// Interrupts what runs, for nobody waits for it any longer.
  @Override
  public void close() {
    isClosed = true;
    running.forEach(Thread::interrupt);
  }
}
