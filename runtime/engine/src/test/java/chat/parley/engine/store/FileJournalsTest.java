package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.store.Journals.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

/// The contract, kept in files, and what only files can do.
final class FileJournalsTest extends JournalsContract {

  @TempDir private Path home;

  private Path folder = Path.of("");
  private Journals journals = new MemoryJournals();

  @BeforeEach
  void makeJournals() {
    folder = home.resolve("conversations");
    journals = new FileJournals(folder);
  }

  @Override
  Journals journals() {
    return journals;
  }

  @Override
  Journals reopened() {
    return new FileJournals(folder);
  }

  @Override
  Set<String> aside() throws IOException {
    if (!Files.exists(folder)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(it -> String.valueOf(it.getFileName()))
          .filter(name -> !name.endsWith(".jsonl"))
          .collect(Collectors.toSet());
    }
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
  void leavesFilesAloneThatAreNotItsOwn() throws IOException {
    var _ = journals.create("open", "one");
    var _ = Files.writeString(folder.resolve("notes.txt"), "not ours");

    journals.clear(Instant.MAX, 0);

    assertTrue(Files.exists(folder.resolve("notes.txt")));
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
  void nobodyElseCanReadThem() throws IOException {
    var _ = journals.create("a1", "one");

    assertFalse(PrivateFiles.isOpenToOthers(folder.resolve("a1.jsonl")));
    assertFalse(PrivateFiles.isOpenToOthers(folder));
  }
}
