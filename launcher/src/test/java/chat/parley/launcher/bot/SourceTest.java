package chat.parley.launcher.bot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.launcher.source.ClassCache;
import chat.parley.launcher.source.Program;
import chat.parley.launcher.source.Uncompiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceTest {

  @TempDir private Path folder = Path.of("");

  private Path script() throws IOException {
    return Files.writeString(folder.resolve("pizza.py"), "print()");
  }

  @Test
  void aProgramIsCalledByItsScriptAndNotByTheInterpreter() throws Exception {
    Path script = script();

    var source = new Source.Spoken(List.of("python3", script.toString(), "--fast"));

    assertEquals("pizza.py", source.name());
    assertEquals(List.of(script), source.files());
    assertEquals("bot", new Source.Spoken(List.of("bot", "--fast")).name());
  }

  @Test
  void aScriptThatIsSavedIsAnotherVersion() throws Exception {
    Path script = script();
    var source = new Source.Spoken(List.of(script.toString()));
    Version before = source.version();

    assertEquals(before, source.version());
    Files.setLastModifiedTime(script, FileTime.fromMillis(1));

    assertNotEquals(before, source.version());
  }

  @Test
  void aJavaProgramIsReadAgainForEachVersion() throws Exception {
    Path file = Files.writeString(folder.resolve("Echo.java"), "void main() {}");
    Program program = Program.in(List.of(file)).getFirst();

    var source = new Source.Java(program, new ClassCache(folder.resolve("cache")));
    Files.delete(file);

    assertEquals("Echo", source.name());
    assertThrows(Uncompiled.class, source::version);
  }
}
