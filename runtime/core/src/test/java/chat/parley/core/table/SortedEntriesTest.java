package chat.parley.core.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.TableEntry;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SortedEntriesTest {

  private final SortedEntries<String> entries = new SortedEntries<>(TableEntry::key);

  @Test
  void keepsTheOrderOfTheKeysWhateverTheOrderOfComing() {
    var chance = new Random(1);
    Map<String, TableEntry> expected = new TreeMap<>();

    for (int i = 0; i < 1_000; i++) {
      TableEntry entry = entry("nick" + chance.nextInt(300), i);
      entries.put(entry);
      expected.put(entry.key(), entry);
    }

    assertEquals(List.copyOf(expected.values()), entries.all());
    expected.forEach((key, entry) -> assertSame(entry, entries.find(key)));
  }

  @Test
  void findsNothingThatIsNotThere() {
    entries.put(entry("bob", 1));

    assertNull(entries.find("alice"));
    assertNull(entries.find("bo"));
    assertNull(entries.find("carol"));
  }

  @Test
  void isEmptyWhenCleared() {
    entries.put(entry("bob", 1));

    entries.clear();

    assertEquals(List.of(), entries.all());
    assertNull(entries.find("bob"));
  }

  private static TableEntry entry(String nickname, long generation) {
    var key = PublicKey.of(new byte[32]);
    var record = new IdentityRecord(nickname, nickname, key, key, 1, key, 1, 0, Signature.NONE);
    return new TableEntry(
        record, generation, EntryPresence.ONLINE, EntryKind.HUMAN, Address.NONE, List.of(), "");
  }
}
