package chat.parley.engine.journal;

import chat.parley.engine.store.PrivateFiles;
import chat.parley.engine.time.Threads;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does again what is refused until it is taken, a second later at first and then up to a minute: a
/// full disk has room again some day, and meanwhile a conversation stands still.
///
/// Confined to one thread.
final class Patience {

  private static final Logger log = LoggerFactory.getLogger(JournalWorld.class);

  private static final Duration PAUSE_MIN = Duration.ofSeconds(1);
  private static final Duration PAUSE_MAX = Duration.ofMinutes(1);

  private final Threads threads;
  private final String conversation;

  private Patience(Threads threads, String conversation) {
    this.threads = threads;
    this.conversation = conversation;
  }

  static Patience on(Threads threads, String conversation) {
    return new Patience(threads, conversation);
  }

  /// Something that may be refused.
  interface Writing<T> {
    T run() throws IOException, InterruptedException;
  }

  /// What it comes to when it was taken.
  ///
  /// @throws IOException when waiting does not help
  /// @throws InterruptedException when the waiting thread is interrupted
  <T> T until(Writing<T> writing) throws IOException, InterruptedException {
    boolean isWaiting = false;
    for (Duration pause = PAUSE_MIN; ; pause = longer(pause)) {
      try {
        T result = writing.run();
        if (isWaiting) {
          log.info("A conversation of a bot goes on: journal={}", conversation);
        }
        return result;
      } catch (NoSuchFileException | FileAlreadyExistsException e) {
        throw e;
      } catch (IOException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw interrupted(e);
        }
        if (!isWaiting) {
          log.warn(
              "A conversation of a bot waits, for it cannot be kept: journal={} reason={}",
              conversation,
              PrivateFiles.reason(e));
        }
        isWaiting = true;
      }
      var _ = threads.await(new CompletableFuture<Void>(), pause);
    }
  }

  /// A channel fails when its thread is interrupted, which is not the disk's fault.
  private static InterruptedException interrupted(IOException why) {
    var _ = Thread.interrupted();
    var interrupted = new InterruptedException("interrupted while it writes");
    interrupted.initCause(why);
    return interrupted;
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(PAUSE_MAX) < 0 ? twice : PAUSE_MAX;
  }
}
