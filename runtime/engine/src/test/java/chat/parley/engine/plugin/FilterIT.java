package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.plugin.PluginStatus.State;
import chat.parley.engine.testing.Messages;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plugins that say which messages are told.
final class FilterIT {

  @TempDir Path folder;

  private HostRig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new HostRig(folder);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void filterHidesWhatItSays() throws Exception {
    rig.take(filtering("return !message.text().contains(\"spam\");"), "todo.jar");

    assertTrue(rig.client.shows(Messages.of("eggs")));
    assertFalse(rig.client.shows(Messages.of("spam")));
    assertEquals(2, rig.status("todo.jar").counts().calls());
  }

  @Test
  void filterGoesWithItsPlugin() throws Exception {
    rig.take(filtering("return false;"), "todo.jar");

    rig.host.forget("todo.jar");

    assertTrue(rig.client.shows(Messages.of("spam")));
    assertEquals(0, rig.client.filters());
  }

  @Test
  void newVersionWithoutAFilterLetsEverythingPass() throws Exception {
    rig.take(filtering("return false;"), "todo.jar");
    rig.take(Sources.plugin("todo", "version = \"2.0.0\"", ""), "todo.jar");

    assertTrue(rig.client.shows(Messages.of("spam")));
  }

  @Test
  void messagesWaitForTheNewVersion() throws Exception {
    rig.take(filtering("return false;"), "todo.jar");
    Path next = filtering("return false;").into(rig.jar("todo.jar"));

    var swap = Thread.ofPlatform().start(() -> rig.host.take(next));
    while (swap.isAlive()) {
      assertFalse(rig.client.shows(Messages.of("spam")));
    }
    swap.join();

    assertFalse(rig.client.shows(Messages.of("spam")));
  }

  @Test
  void filterThatFailsLetsMessagesPassUntilItIsSwitchedOff() throws Exception {
    rig.take(filtering("throw new IllegalStateException(\"broken\");"), "todo.jar");

    for (int i = 0; i < 3; i++) {
      assertTrue(rig.client.shows(Messages.of("spam")));
    }

    rig.await("todo.jar", State.SWITCHED_OFF);
    assertEquals(0, rig.client.filters());
  }

  private static JarBuilder filtering(String body) {
    return Sources.plugin("todo", "version = \"1.0.0\"", "filter(Filter.class);")
        .source(
            """
            package todo;
            import chat.parley.api.*;
            import chat.parley.api.plugin.*;
            public final class Filter implements MessageFilter {
              @Override public boolean shows(Message message) {
                %s
              }
            }
            """
                .formatted(body));
  }
}
