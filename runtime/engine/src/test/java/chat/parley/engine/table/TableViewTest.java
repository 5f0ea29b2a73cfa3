package chat.parley.engine.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.TableEntry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableViewTest {

  private final TableView view = new TableView(new JdkCrypto());

  @Test
  void showsEntriesByNicknameInTheirOrder() {
    Map<Nickname, Entry> table = view.of(List.of(entry("alice"), entry("bob"), entry("carol")));

    assertEquals(
        List.of("alice", "bob", "carol"), table.keySet().stream().map(Nickname::shown).toList());
    assertEquals(3, table.size());
    assertEquals(Presence.ONLINE, presence(table, "BOB"));
    assertTrue(table.containsKey(Nickname.of("carol")));
    assertFalse(table.containsKey(Nickname.of("dave")));
    assertNull(table.get(Nickname.of("dave")));
  }

  @Test
  void makesAnEntryOnceForAsLongAsItDoesNotChange() {
    Nickname alice = Nickname.of("alice");
    Map<Nickname, Entry> before = view.of(List.of(entry("alice"), entry("bob")));
    Entry known = before.get(alice);
    assertEquals(Presence.ONLINE, presence(before, "bob"));

    Map<Nickname, Entry> after =
        view.of(
            List.of(
                entry("aaron"), entry("alice"), entry("bob").withPresence(EntryPresence.OFFLINE)));

    assertSame(known, before.get(alice));
    assertSame(known, after.get(alice));
    assertEquals(Presence.OFFLINE, presence(after, "bob"));
    assertEquals(Presence.ONLINE, presence(before, "bob"));
  }

  @Test
  void leavesOutWhatBreaksTheRules() {
    Map<Nickname, Entry> table =
        view.of(List.of(entry("alice"), entry("all", "all"), entry("bob", "alice")));

    assertEquals(List.of(Nickname.of("alice")), List.copyOf(table.keySet()));
  }

  @Test
  void cannotBeChanged() {
    Map<Nickname, Entry> table = view.of(List.of(entry("alice")));

    assertThrows(UnsupportedOperationException.class, table::clear);
    assertThrows(UnsupportedOperationException.class, () -> table.remove(Nickname.of("alice")));
  }

  private static @Nullable Presence presence(Map<Nickname, Entry> table, String nickname) {
    Entry entry = table.get(Nickname.of(nickname));
    return entry == null ? null : entry.presence();
  }

  private static TableEntry entry(String nickname) {
    return entry(nickname, nickname);
  }

  private static TableEntry entry(String key, String nickname) {
    var zeros = PublicKey.of(new byte[32]);
    var record = new IdentityRecord(key, nickname, zeros, zeros, 1, zeros, 1, 0, Signature.NONE);
    return new TableEntry(
        record, 1, EntryPresence.ONLINE, EntryKind.HUMAN, Address.v4(1, 2), List.of(), "");
  }
}
