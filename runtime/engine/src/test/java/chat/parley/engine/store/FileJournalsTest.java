package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.engine.store.Journals.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    String where = journal.setAside("changed");

    assertEquals(List.of(), journals.all());
    assertEquals("one\n", Files.readString(Path.of(where)));
    assertEquals(folder.resolve("a1.changed"), Path.of(where));
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
