package chat.parley.plugins.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Everyone;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PagesTest {

  private static final Room OPS = new Room("#ops");
  private static final Instant NOW = Instant.parse("2030-05-06T07:08:09.010Z");

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();

  private Pages pages(Path where, long bytesMax) {
    return new Pages(where, bytesMax, told::add, InstantSource.fixed(NOW));
  }

  private static Line line(String text) {
    return new Line(NOW).with("text", text);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void eachConversationHasAFileOfItsOwn() throws IOException {
    Pages pages = pages(folder, 1_000);

    pages.write(OPS, line("one"));
    pages.write(Nickname.of("Bob"), line("two"));
    pages.write(Everyone.EVERYONE, line("three"));
    pages.write(OPS, line("four"));

    assertEquals(List.of("everyone.jsonl", "room-ops.jsonl", "with-bob.jsonl"), files());
    assertEquals(
        """
        {"at":"2030-05-06T07:08:09.010Z","text":"one"}
        {"at":"2030-05-06T07:08:09.010Z","text":"four"}
        """,
        Files.readString(folder.resolve("room-ops.jsonl")));
  }

  @Test
  void fileThatHasBecomeTooLargeIsSetAsideWhole() throws IOException {
    Pages pages = pages(folder, 100);

    pages.write(OPS, line("one"));
    pages.write(OPS, line("two"));
    pages.write(OPS, line("three"));

    assertEquals(List.of("room-ops.20300506T070809.010Z.jsonl", "room-ops.jsonl"), files());
    assertEquals(2, Files.readAllLines(folder.resolve(files().getFirst())).size());
    assertEquals(1, Files.readAllLines(folder.resolve("room-ops.jsonl")).size());
  }

  @Test
  void ownerIsToldOnceThatTheDiskTakesNothing() throws IOException {
    Path gone = Files.writeString(folder.resolve("gone"), "a file in the way");
    Pages pages = pages(gone, 1_000);

    pages.write(OPS, line("one"));
    pages.write(OPS, line("two"));
    assertEquals(1, told.size());
    assertTrue(told.getFirst().startsWith("nothing can be written to " + gone), told.getFirst());

    Files.delete(gone);
    pages.write(OPS, line("three"));
    pages.write(OPS, line("four"));
    assertEquals("what is said is written down again; 2 lines are missing", told.getLast());
    assertEquals(2, told.size());
    assertEquals(2, Files.readAllLines(gone.resolve("room-ops.jsonl")).size());
  }

  @Test
  void lineThatACrashHasTornIsEnded() throws IOException {
    Path file = Files.writeString(folder.resolve("room-ops.jsonl"), "{\"at\":\"2030-0");

    pages(folder, 1_000).write(OPS, line("one"));

    assertEquals(
        List.of("{\"at\":\"2030-0", "{\"at\":\"2030-05-06T07:08:09.010Z\",\"text\":\"one\"}"),
        Files.readAllLines(file));
  }

  @Test
  void noNameLeadsOutOfTheFolder() {
    var names = new HashSet<String>();
    List<Target> all =
        List.of(
            Nickname.of("ünïcode"),
            new Room("#a_b"),
            new Room("#a-b"),
            new Room("#" + "語".repeat(32)),
            new Room("#" + "語".repeat(31) + "言"));

    for (Target target : all) {
      String name = FileName.of(target);
      assertTrue(name.matches("[a-z0-9_-]{1,180}"), name);
      assertTrue(names.add(name), name);
    }
  }

  @Test
  void lineCanSteerNoTerminal() {
    assertEquals(
        "{\"at\":\"2030-05-06T07:08:09.010Z\",\"text\":\"\\\"\\\\ \\u001b[1mü\\u202e\\u000a\"}\n",
        line("\"\\ \u001b[1mü\u202e\n").text());
  }
}
