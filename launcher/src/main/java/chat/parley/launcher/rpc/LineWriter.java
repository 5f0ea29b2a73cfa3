package chat.parley.launcher.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// The only one who writes to the program: one object a line, in the order of being told.
///
/// Safe for use by any thread.
final class LineWriter implements AutoCloseable {

  /// What waits to be written. Whoever has more to say waits for the program to read.
  private static final int WAITING_MAX = 1_024;

  private static final long END_SECONDS = 2;

  /// What is not printable ASCII becomes an escape, and so disturbs no terminal.
  private static final ObjectWriter JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().writer();

  private final OutputStream out;
  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final Thread thread;
  private volatile boolean isOver;
  private volatile boolean isClosing;

  /// Begins to write.
  ///
  /// @param broken told once when the program does not read any more
  LineWriter(OutputStream out, Runnable broken) {
    this.out = out;
    this.thread =
        Thread.ofPlatform().daemon().name("parley-rpc-writer").start(() -> writeAll(broken));
  }

  private void writeAll(Runnable broken) {
    try {
      while (!isClosing || !waiting.isEmpty()) {
        byte[] line = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (line != null) {
          out.write(line);
          if (waiting.isEmpty()) {
            flush();
          }
        }
      }
      flush();
    } catch (IOException | InterruptedException _) {
      isOver = true;
      waiting.clear();
      broken.run();
    }
  }

  private void flush() throws IOException {
    out.flush();
    if (out instanceof PrintStream print && print.checkError()) {
      throw new IOException("nobody reads standard output any more");
    }
  }

  /// Writes this object behind all others; does nothing when nobody reads any more.
  void write(JsonNode object) {
    try {
      byte[] line = (JSON.writeValueAsString(object) + "\n").getBytes(UTF_8);
      while (!isOver && !waiting.offer(line, 100, TimeUnit.MILLISECONDS)) {
        Thread.onSpinWait();
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Writes what waits, if it is read soon.
  @Override
  public void close() {
    isClosing = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }
}
