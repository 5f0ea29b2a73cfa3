package chat.parley.engine.plugin.folder;

import chat.parley.engine.plugin.folder.Settling.News;
import chat.parley.engine.plugin.folder.Settling.Stamp;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells a listener what becomes of the files in a folder.
///
/// The operating system says when to look; and since it says nothing on some file systems, there is
/// a look every two seconds besides.
///
/// Safe for use by any thread.
public final class FolderWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FolderWatch.class);

  private static final Duration USUAL = Duration.ofSeconds(2);
  private static final Duration WHILE_UNSETTLED = Duration.ofMillis(100);

  /// How long closing waits for the listener to return.
  private static final Duration ENDING = Duration.ofSeconds(30);

  /// Who is told. Called on the watch's own thread, one after the other.
  public interface Listener {

    /// These files are new, have changed, or are gone, and have stayed so for half a second.
    void changed(List<Path> files, List<String> gone);
  }

  private final Path folder;
  private final Predicate<String> isWanted;
  private final Listener listener;
  private final Settling settling = new Settling();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final @Nullable WatchService service;
  private final Thread thread;
  private boolean complained;

  /// Tells what is there now, on the calling thread, and then what changes.
  ///
  /// @param isWanted whether files of this name are looked at
  public FolderWatch(Path folder, Predicate<String> isWanted, Listener listener) {
    this.folder = folder;
    this.isWanted = isWanted;
    this.listener = listener;
    service = watch(folder);
    tell(settling.begin(list()), List.of());
    thread = Thread.ofVirtual().name("parley-plugin-folder").start(this::run);
  }

  /// Temporary files of copying programs and editors are nobody's jars.
  public static boolean isJar(String name) {
    return name.endsWith(".jar") && !name.startsWith(".") && !name.startsWith("~");
  }

  private static @Nullable WatchService watch(Path folder) {
    WatchService service = null;
    try {
      service = folder.getFileSystem().newWatchService();
      folder.register(
          service,
          StandardWatchEventKinds.ENTRY_CREATE,
          StandardWatchEventKinds.ENTRY_MODIFY,
          StandardWatchEventKinds.ENTRY_DELETE);
      return service;
    } catch (IOException | UnsupportedOperationException e) {
      log.info("The folder is only looked at every two seconds: folder={}", folder, e);
      close(service);
      return null;
    }
  }

  private void run() {
    boolean isCalm = true;
    while (awaitReason(isCalm ? USUAL : WHILE_UNSETTLED)) {
      try {
        News news = settling.look(list(), System.nanoTime());
        tell(news.changed(), news.gone());
        isCalm = news.isCalm();
      } catch (RuntimeException e) {
        log.error("A change in the folder was not taken in: folder={}", folder, e);
      }
    }
  }

  private void tell(List<String> changed, List<String> gone) {
    if (!changed.isEmpty() || !gone.isEmpty()) {
      listener.changed(changed.stream().map(folder::resolve).toList(), gone);
    }
  }

  /// Waits until it is worth a look; false when there will be none any more.
  private boolean awaitReason(Duration atMost) {
    try {
      if (service == null) {
        return !closing.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
      }
      WatchKey key = service.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
      if (key != null) {
        key.pollEvents();
        key.reset();
      }
      return closing.getCount() > 0;
    } catch (InterruptedException | ClosedWatchServiceException _) {
      return false;
    }
  }

  private Map<String, Stamp> list() {
    var seen = new TreeMap<String, Stamp>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        Stamp stamp = isWanted.test(name) ? stamp(file) : null;
        if (stamp != null) {
          seen.put(name, stamp);
        }
      }
      complained = false;
    } catch (IOException e) {
      if (!complained) {
        complained = true;
        log.warn("The folder cannot be read, as if it were empty: folder={}", folder, e);
      }
    }
    return seen;
  }

  private static @Nullable Stamp stamp(Path file) throws IOException {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isRegularFile()
          ? new Stamp(
              attributes.size(),
              attributes.lastModifiedTime(),
              String.valueOf(attributes.fileKey()))
          : null;
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  /// Tells nothing more, and waits until nothing is being told. Closing twice does nothing.
  @Override
  public void close() {
    closing.countDown();
    close(service);
    try {
      if (!Thread.currentThread().equals(thread)) {
        thread.join(ENDING);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(@Nullable WatchService service) {
    if (service == null) {
      return;
    }
    try {
      service.close();
    } catch (IOException e) {
      log.warn("The watch of a folder could not be closed", e);
    }
  }
}
