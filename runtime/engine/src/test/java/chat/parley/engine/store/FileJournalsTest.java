package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.engine.store.Journals.Journal;
import chat.parley.engine.store.Journals.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Journals in files.
final class FileJournalsTest {

  @TempDir private Path home;

  private Path folder = Path.of("");
  private Journals journals = new MemoryJournals();

  @BeforeEach
  void makeJournals() {
    folder = home.resolve("conversations");
    journals = new FileJournals(folder);
  }

  @Test
  void keepsLinesInTheirOrder() throws IOException {
    Journal journal = journals.create("a1", "one");
    journal.append("two");
    journal.append("drei: \u00e4");

    Journal again = new FileJournals(folder).all().getFirst();

    assertEquals("a1", again.id());
    assertEquals(List.of("one", "two", "drei: \u00e4"), again.lines());
  }

  @Test
  void dropsALastLineThatACrashHasCutOff() throws IOException {
    var _ = journals.create("a1", "one");
    var _ =
        Files.writeString(folder.resolve("a1.jsonl"), "{\"entry\":\"sa", StandardOpenOption.APPEND);

    Journal again = new FileJournals(folder).all().getFirst();
    assertEquals(List.of("one"), again.lines());
    again.append("two");

    assertEquals("one\ntwo\n", Files.readString(folder.resolve("a1.jsonl")));
  }

  @Test
  void setsAsideWhereItIsNotFoundAnyMore() throws IOException {
    Journal journal = journals.create("a1", "one");

    String where = journal.setAside(Reason.CHANGED, Instant.EPOCH);

    assertEquals(List.of(), journals.all());
    assertEquals("one\n", Files.readString(Path.of(where)));
    assertEquals(folder.resolve("a1.changed"), Path.of(where));
  }

  @Test
  void deletesWhatWasSetAsideLongAgoAndTheOldestOfTooMany() throws IOException {
    var _ = journals.create("open", "one");
    for (int day = 1; day <= 5; day++) {
      Instant then = Instant.EPOCH.plus(Duration.ofDays(day));
      var _ = journals.create("a%d".formatted(day), "one").setAside(Reason.CHANGED, then);
    }
    var _ = Files.writeString(folder.resolve("notes.txt"), "not ours");

    journals.clear(Instant.EPOCH.plus(Duration.ofDays(2)), 10);
    assertEquals(
        Set.of("open.jsonl", "notes.txt", "a2.changed", "a3.changed", "a4.changed", "a5.changed"),
        names());
    journals.clear(Instant.EPOCH, 2);

    assertEquals(Set.of("open.jsonl", "notes.txt", "a4.changed", "a5.changed"), names());
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(it -> String.valueOf(it.getFileName())).collect(Collectors.toSet());
    }
  }

  @Test
  void hasNothingToDeleteBeforeItsFirstJournal() throws IOException {
    journals.clear(Instant.MAX, 0);

    assertFalse(Files.exists(folder));
  }

  @Test
  void aLineThatIsNoTextIsEmpty() throws IOException {
    Journal journal = journals.create("a1", "one");
    var _ =
        Files.write(
            folder.resolve("a1.jsonl"),
            new byte[] {'t', (byte) 0xc3, 'o', '\n', 't', 'w', 'o', '\n'},
            StandardOpenOption.APPEND);

    assertEquals(List.of("one", "", "two"), journal.lines());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatAFullDiskRefusesIsNotThere() throws IOException {
    Journal journal = journals.create("a1", "one");
    Path file = folder.resolve("a1.jsonl");
    Path good = folder.resolve("a1.good");
    Files.move(file, good);
    var _ = Files.createSymbolicLink(file, Path.of("/dev/full"));

    assertThrows(IOException.class, () -> journal.append("two"));
    Files.delete(file);
    Files.move(good, file);
    journal.append("two");

    assertEquals(List.of("one", "two"), journal.lines());
  }

  @Test
  void deletesForEver() throws IOException {
    Journal journal = journals.create("a1", "one");

    journal.delete();
    journal.delete();

    assertFalse(Files.exists(folder.resolve("a1.jsonl")));
  }

  @Test
  void beginsNoneTwice() throws IOException {
    var _ = journals.create("a1", "one");

    assertThrows(IOException.class, () -> journals.create("a1", "one"));
    assertThrows(IllegalArgumentException.class, () -> journals.create("../a1", "one"));
  }

  @Test
  void nobodyElseCanReadThem() throws IOException {
    var _ = journals.create("a1", "one");

    assertFalse(PrivateFiles.isOpenToOthers(folder.resolve("a1.jsonl")));
    assertFalse(PrivateFiles.isOpenToOthers(folder));
  }
}
