package chat.parley.engine.plugin.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.plugin.folder.Settling.News;
import chat.parley.engine.plugin.folder.Settling.Stamp;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettlingTest {

  private static final long MILLISECOND = 1_000_000;

  private final Settling settling = new Settling();

  @Test
  void newFileIsToldWhenItHasStayedForHalfASecond() {
    assertEquals(new News(List.of(), List.of(), false), look(0, "a.jar", 1));
    assertEquals(new News(List.of(), List.of(), false), look(499, "a.jar", 1));
    assertEquals(new News(List.of("a.jar"), List.of(), true), look(500, "a.jar", 1));
    assertEquals(new News(List.of(), List.of(), true), look(600, "a.jar", 1));
  }

  @Test
  void fileThatGrowsIsLeftAlone() {
    for (int i = 0; i < 10; i++) {
      assertFalse(look(i * 400L, "a.jar", i).isCalm());
    }
    assertEquals(List.of("a.jar"), look(4_100, "a.jar", 9).changed());
  }

  @Test
  void fileThatIsReplacedIsChangedAndNotGone() {
    settling.begin(Map.of("a.jar", stamp(1)));

    assertFalse(settling.look(Map.of(), 0).isCalm());
    look(100, "a.jar", 2);

    assertEquals(new News(List.of("a.jar"), List.of(), true), look(600, "a.jar", 2));
  }

  @Test
  void fileThatStaysAwayIsGone() {
    settling.begin(Map.of("a.jar", stamp(1)));

    settling.look(Map.of(), 0);

    assertEquals(
        new News(List.of(), List.of("a.jar"), true), settling.look(Map.of(), 500 * MILLISECOND));
  }

  @Test
  void fileThatComesAndGoesIsNotTold() {
    look(0, "a.jar", 1);

    assertTrue(settling.look(Map.of(), 100 * MILLISECOND).isCalm());
    assertEquals(new News(List.of(), List.of(), true), settling.look(Map.of(), 900 * MILLISECOND));
  }

  @Test
  void temporaryNamesAreNoJars() {
    assertTrue(FolderWatch.isJar("todo.jar"));
    for (String name : List.of(".todo.jar", "todo.jar~", ".todo.jar.part", "~todo.jar", "todo")) {
      assertFalse(FolderWatch.isJar(name), name);
    }
  }

  private News look(long millis, String name, long bytes) {
    return settling.look(Map.of(name, stamp(bytes)), millis * MILLISECOND);
  }

  private static Stamp stamp(long bytes) {
    return new Stamp(bytes, FileTime.fromMillis(0), "");
  }
}
