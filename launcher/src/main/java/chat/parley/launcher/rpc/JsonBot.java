package chat.parley.launcher.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.api.Client;
import chat.parley.api.Nickname;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.launcher.text.TerminalText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A bot whose mind is a program in any language, spoken to in JSON-RPC lines.
///
/// What ends it: the end of what the program writes, its end, or an interrupt of the thread that
/// runs it. A message that the program has not answered comes again the next time.
public final class JsonBot {

  /// How long a program may take to end when it is not spoken to any more.
  private static final long END_SECONDS = 2;

  /// The most characters of a line of words that are shown.
  private static final int WORDS_MAX = 2_000;

  private final Connecting connecting;
  private final @Nullable Nickname own;
  private final Consumer<String> words;

  /// Connects its client, and knows what is beside it.
  @FunctionalInterface
  public interface Connecting {

    /// Connects a client, as a bot.
    ///
    /// @throws chat.parley.api.ParleyException when it cannot be connected
    /// @throws InterruptedException when the waiting thread is interrupted
    Client connect(Nickname nickname) throws InterruptedException;

    /// The commands that can be called beside the client.
    default CommandRegistry commands() {
      return CommandRegistry.empty();
    }

    /// What runs command lines under the client's nickname; null where nothing does.
    default @Nullable Shell shell() {
      return null;
    }

    /// Ends what is beside the client, which is closed then.
    default void leave() {}
  }

  /// One that is not running yet.
  ///
  /// @param own its nickname; null when the program says it
  /// @param words takes lines for whoever runs it, fit for a terminal; called by any thread
  public JsonBot(Connecting connecting, @Nullable Nickname own, Consumer<String> words) {
    this.connecting = connecting;
    this.own = own;
    this.words = line -> words.accept(TerminalText.line(cut(line)));
  }

  private static String cut(String line) {
    return line.length() <= WORDS_MAX ? line : line.substring(0, WORDS_MAX) + "...";
  }

  /// Speaks with whoever is at these ends, until `in` has ended and all requests have their
  /// responses, or until nobody reads `out`.
  ///
  /// @throws InterruptedException when the thread is interrupted; it has left the server then, too
  public void run(InputStream in, OutputStream out) throws InterruptedException {
    speak(in, out, true);
  }

  /// Starts a program and speaks with it on its standard input and output, until it ends. What it
  /// writes to its standard error becomes words.
  ///
  /// @param program its name and arguments, which no shell sees
  /// @return its exit code; 128 and more for a signal
  /// @throws IllegalArgumentException when it cannot be started; the message says why
  /// @throws InterruptedException when the thread is interrupted; the program was told to end then,
  ///   and has ended, too
  public int run(List<String> program) throws InterruptedException {
    Process process = start(program);
    try {
      Thread errors =
          Thread.ofVirtual()
              .start(() -> tell(process.getErrorStream(), nameOf(program.getFirst())));
      speak(process.getInputStream(), process.getOutputStream(), false);
      close(process.getOutputStream());
      int code = end(process);
      var _ = errors.join(Duration.ofSeconds(END_SECONDS));
      return code;
    } catch (InterruptedException e) {
      List<ProcessHandle> started = process.descendants().toList();
      process.destroy();
      var _ = process.waitFor(END_SECONDS, TimeUnit.SECONDS);
      started.forEach(ProcessHandle::destroyForcibly);
      throw e;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      var _ = process.destroyForcibly();
    }
  }

  private static Process start(List<String> program) {
    try {
      return new ProcessBuilder(program).start();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the program %s cannot be started: %s; is it there, and may it be run?"
              .formatted(program.getFirst(), e.getMessage()),
          e);
    }
  }

  private static String nameOf(String program) {
    Path name = Path.of(program).getFileName();
    return name == null ? program : name.toString();
  }

  private void tell(InputStream errors, String name) {
    try (var lines = new BufferedReader(new InputStreamReader(errors, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        words.accept("%s: %s".formatted(name, line));
      }
    } catch (IOException _) {
      // The program is gone.
    }
  }

  private static int end(Process process) throws InterruptedException {
    if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      process.destroy();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
    return process.waitFor();
  }

  /// @param isPatient whether responses are waited for when `in` has ended
  private void speak(InputStream in, OutputStream out, boolean isPatient)
      throws InterruptedException {
    var ended = new CompletableFuture<@Nullable Void>();
    try (var writer = new LineWriter(out, () -> ended.complete(null));
        var peer = new Peer(connecting, own, writer, words)) {
      Thread reader =
          Thread.ofPlatform()
              .daemon()
              .name("parley-rpc-reader")
              .start(() -> read(in, peer, isPatient, ended));
      try {
        ended.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("lines cannot be read", e);
      } finally {
        peer.stop();
        reader.interrupt();
      }
    }
  }

  private static void read(
      InputStream in, Peer peer, boolean isPatient, CompletableFuture<@Nullable Void> ended) {
    try {
      var lines = new Lines(in);
      for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
        peer.take(line);
      }
      peer.noMoreLines();
      if (isPatient) {
        peer.awaitResponses();
      }
      ended.complete(null);
    } catch (IOException | InterruptedException _) {
      // Whoever wrote it is gone, or nobody wants to know any more.
      ended.complete(null);
    } catch (RuntimeException e) {
      ended.completeExceptionally(e);
    }
  }

  private void close(OutputStream out) {
    try {
      out.close();
    } catch (IOException e) {
      words.accept("what was written last is lost: " + e.getMessage());
    }
  }
}
