package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.Event;
import chat.parley.engine.plugin.PluginStatus.State;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing is left of plugins that are gone.
final class LeaksIT {

  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  @TempDir Path folder;

  @Test
  void twoHundredLoadsSwapsAndUnloadsLeaveNothing() throws Exception {
    var rig = new HostRig(folder);
    Path one = busy("1.0.0").into(folder.resolve("one"));
    Path two = busy("2.0.0").into(folder.resolve("two"));

    for (int i = 0; i < 100; i++) {
      bring(rig, one, "1.0.0");
      bring(rig, two, "2.0.0");
      Files.delete(rig.jar("todo.jar"));
      rig.host.forget("todo.jar");
    }

    assertEquals(List.of(), rig.host.statuses());
    assertEquals(0, rig.client.subscriptions());
    assertEquals(Set.of(), rig.extensions.words());
    HostRig.awaitThat(
        "all classes are collected",
        () -> {
          System.gc();
          return rig.host.leftovers().isEmpty();
        });
    // The JDK closes some of them when their objects are collected, on a thread of its own.
    HostRig.awaitThat("all files are closed", () -> openFiles().isEmpty());
    rig.close();
    assertEquals(0, rig.clock.waiting());
    HostRig.awaitThat("all threads have ended", () -> threads().isEmpty());
    assertEquals(Set.of(), files(rig.folders.shadow()));
  }

  @Test
  void threadOfAPluginWouldBeSeen() throws Exception {
    var release = new CountDownLatch(1);
    Thread thread =
        Thread.ofVirtual()
            .name("plugin-todo")
            .start(() -> {
              try {
                release.await();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });

    assertEquals(1, threads().size());
    release.countDown();
    thread.join();
  }

  private static void bring(HostRig rig, Path jar, String version) throws Exception {
    Files.copy(jar, rig.jar("todo.jar"), StandardCopyOption.REPLACE_EXISTING);
    rig.host.take(rig.jar("todo.jar"));
    assertEquals(State.RUNNING, rig.state("todo.jar"));
    assertEquals(version, rig.status("todo.jar").version());
    rig.client.tell(new Event.ServerBack());
    rig.clock.advance(Duration.ofSeconds(1));
    assertEquals("read", rig.extensions.run("todo"));
  }

  /// Uses what can be used, and gives nothing back by itself.
  private static JarBuilder busy(String version) {
    return Sources.plugin(
            "todo",
            "version = \"%s\"".formatted(version),
            "command(Work.class); on(Event.ServerBack.class, Hear.class); config(Settings.class);")
        .source("package todo;\npublic record Settings(java.util.List<String> words) {}")
        .source(
            """
            package todo;
            import chat.parley.api.Event;
            public final class Hear implements java.util.function.Consumer<Event.ServerBack> {
              private static final ThreadLocal<Hear> MINE = new ThreadLocal<>();
              @Override public void accept(Event.ServerBack event) { MINE.set(this); }
            }
            """)
        .source(
            """
            package todo;
            import chat.parley.api.*;
            import chat.parley.api.command.*;
            import chat.parley.api.plugin.*;
            import java.time.Duration;
            @Name("todo")
            public final class Work implements Command<Work.Call> {
              public record Call() {}
              private final Store store;
              @jakarta.inject.Inject
              Work(Store store, Scheduler scheduler, Client client, Settings settings,
                  org.slf4j.Logger log) {
                this.store = store;
                scheduler.every(Duration.ofMillis(100), () -> store.put("tick", "tock"));
                scheduler.after(Duration.ofHours(1), () -> log.info("late"));
                client.on(Event.class, event -> log.debug("heard {}", event));
              }
              @Override public void run(Call call, Invocation in) throws Exception {
                store.put("key", "value");
                var loader = Work.class.getClassLoader();
                var stream = loader.getResource("note.txt").openStream();
                in.reply(new String(stream.readAllBytes()));
              }
            }
            """)
        .entry("note.txt", "read");
  }

  private Set<String> openFiles() {
    if (!Files.isDirectory(OPEN_FILES)) {
      return Set.of();
    }
    var open = new TreeSet<String>();
    for (String file : files(OPEN_FILES)) {
      try {
        Path target = Files.readSymbolicLink(OPEN_FILES.resolve(file));
        if (target.startsWith(folder)) {
          open.add(target.toString());
        }
      } catch (IOException _) {
        // It was open to list the others.
      }
    }
    return open;
  }

  private static Set<String> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The threads of plugins and hosts that are alive, virtual ones as well.
  private Set<String> threads() {
    Path dump = folder.resolve("threads");
    try {
      Files.deleteIfExists(dump);
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
      var alive = new TreeSet<String>();
      for (String line : Files.readAllLines(dump)) {
        if (line.matches("#\\d+ \"(plugin-|parley-|fake-client).*")) {
          alive.add(line);
        }
      }
      return alive;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
