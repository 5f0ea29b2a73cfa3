package chat.parley.launcher.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassCacheTest {

  private static final String ECHO =
      """
      import module parley.api;

      void main() {
        Bot.named("echo").onText(said -> said.reply(said.text())).run();
      }
      """;

  @TempDir private Path folder = Path.of("");

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Classes compiled(Path... files) throws Uncompiled {
    return new ClassCache(folder.resolve("cache")).classesOf(Program.in(List.of(files)).getFirst());
  }

  private long kept() throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("cache"))) {
      return entries.count();
    }
  }

  @Test
  void compilesOnceWhatStaysTheSame() throws Exception {
    Path source = write("Echo.java", ECHO);

    Classes first = compiled(source);
    Files.delete(first.folder().resolve("Echo.class"));
    Classes second = compiled(source);

    assertEquals("Echo", first.main());
    assertEquals(first, second);
    assertTrue(Files.notExists(second.folder().resolve("Echo.class")), "it was compiled again");
  }

  @Test
  void leavesTheTestsOfAFolderToWhoRunsThem() throws Exception {
    Path source = write("Echo.java", ECHO);
    write("EchoTest.java", "import chat.parley.testkit.Kit;\n");

    List<Program> programs = Program.in(List.of(folder));

    assertEquals(List.of("Echo"), programs.stream().map(Program::name).toList());
    assertEquals(List.of(source), programs.getFirst().files());
  }

  @Test
  void compilesAgainWhatHasChanged() throws Exception {
    Classes first = compiled(write("Echo.java", ECHO));

    Classes second = compiled(write("Echo.java", ECHO.replace("\"echo\"", "\"other\"")));

    assertNotEquals(first, second);
    assertEquals(2, kept());
  }

  @Test
  void tellsErrorsWithLineAndPlaceAndKeepsNothing() throws Exception {
    Path source = write("Bad.java", "#!/usr/bin/env -S x\nvoid main() {\n\tint x = y;\n}\n");

    var error = assertThrows(Uncompiled.class, () -> compiled(source));

    assertEquals(source + ":3: error: cannot find symbol", error.lines().getFirst());
    assertEquals(List.of("\tint x = y;", "\t        ^"), error.lines().subList(1, 3));
    assertEquals("1 error", error.lines().getLast());
    assertEquals(0, kept());
  }

  @Test
  void runsAScriptOfAnyName() throws Exception {
    Classes classes = compiled(write("my-bot", "#!/usr/bin/env -S parley bot run\n" + ECHO));

    assertEquals("my_bot", classes.main());
  }

  @Test
  void compilesPartsOnlyWhenTheyAreGiven() throws Exception {
    Path program = write("Uses.java", "void main() {\n  IO.println(Part.word);\n}\n");
    Path part = write("Part.java", "class Part {\n  static String word = \"void main()\";\n}\n");

    assertThrows(Uncompiled.class, () -> compiled(program));
    assertEquals("Uses", compiled(part, program).main());
  }

  @Test
  void prefersItsOwnClassToOneOfTheSameName() throws Exception {
    Classes classes = compiled(write("Echo.java", "void main() {}\n"));
    var _ = Class.forName("Echo");

    try (var loader = new ProgramClasses(classes, 1)) {
      assertEquals(loader, Class.forName("Echo", false, loader).getClassLoader());
    }
  }

  @Test
  void saysWhatCannotBeRead() {
    var error = assertThrows(Uncompiled.class, () -> compiled(folder.resolve("Nowhere.java")));

    assertEquals(
        folder.resolve("Nowhere.java") + " cannot be read: no such file or folder",
        error.lines().getFirst());
  }
}
