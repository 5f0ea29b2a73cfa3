package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.store.Journals.Journal;
import chat.parley.engine.store.Journals.Reason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What journals promise, wherever they are kept.
abstract class JournalsContract {

  /// The journals that a test begins with: none.
  abstract Journals journals();

  /// The same when the process starts again.
  abstract Journals reopened();

  /// What is set aside: the ids.
  abstract Set<String> aside() throws IOException;

  private Set<String> open() throws IOException {
    var ids = new TreeSet<String>();
    for (Journal journal : reopened().all()) {
      ids.add(journal.id());
    }
    return ids;
  }

  @Test
  void keepsLinesInTheirOrder() throws IOException {
    Journal journal = journals().create("a1", "one");
    journal.append("two");
    journal.append("");
    journal.append("drei: \u00e4");

    Journal again = reopened().all().getFirst();

    assertEquals("a1", again.id());
    assertEquals(List.of("one", "two", "", "drei: \u00e4"), again.lines());
    assertEquals(again.lines(), journal.lines());
  }

  @Test
  void keepsJournalsApart() throws IOException {
    Journal one = journals().create("a1", "one");
    Journal other = journals().create("a2", "other");
    one.append("two");
    other.append("more");

    assertEquals(List.of("one", "two"), one.lines());
    assertEquals(List.of("other", "more"), other.lines());
    assertEquals(Set.of("a1", "a2"), open());
  }

  @Test
  void beginsNoneTwice() throws IOException {
    Journal first = journals().create("a1", "one");

    assertThrows(FileAlreadyExistsException.class, () -> reopened().create("a1", "two"));

    assertEquals(List.of("one"), first.lines());
  }

  @Test
  void takesNoNameThatIsMoreThanAName() throws IOException {
    for (String id : List.of("", "../a1", "a/1", "a.1", "a 1", "a".repeat(65))) {
      assertThrows(IllegalArgumentException.class, () -> journals().create(id, "one"), id);
    }
    assertEquals(Set.of(), open());
  }

  @Test
  void setsAsideWhereItIsNotFoundAnyMore() throws IOException {
    Journal journal = journals().create("a1", "one");
    journals().create("a2", "one").setAside(Reason.CORRUPT, Instant.EPOCH);

    assertTrue(journal.setAside(Reason.CHANGED, Instant.EPOCH).endsWith("a1.changed"));

    assertEquals(Set.of(), open());
    assertEquals(Set.of("a1.changed", "a2.corrupt"), aside());
  }

  @Test
  void nameOfOneThatWasSetAsideIsFree() throws IOException {
    journals().create("a1", "one").setAside(Reason.CHANGED, Instant.EPOCH);

    Journal next = journals().create("a1", "two");

    assertEquals(List.of("two"), next.lines());
    assertEquals(Set.of("a1.changed"), aside());
  }

  @Test
  void deletesWhatWasSetAsideLongAgoAndTheOldestOfTooMany() throws IOException {
    var _ = journals().create("open", "one");
    for (int day = 1; day <= 5; day++) {
      Instant then = Instant.EPOCH.plus(Duration.ofDays(day));
      var _ = journals().create("a%d".formatted(day), "one").setAside(Reason.CHANGED, then);
    }

    reopened().clear(Instant.EPOCH.plus(Duration.ofDays(2)), 10);
    assertEquals(Set.of("a2.changed", "a3.changed", "a4.changed", "a5.changed"), aside());
    reopened().clear(Instant.EPOCH, 2);

    assertEquals(Set.of("a4.changed", "a5.changed"), aside());
    assertEquals(Set.of("open"), open());
  }

  @Test
  void deletesForEver() throws IOException {
    Journal journal = journals().create("a1", "one");

    journal.delete();
    journal.delete();

    assertFalse(open().contains("a1"));
    assertEquals(Set.of(), aside());
  }

  @Test
  void whatIsDeletedTakesNothingMore() throws IOException {
    Journal journal = journals().create("a1", "one");
    journal.delete();

    assertThrows(IOException.class, journal::lines);
  }
}
