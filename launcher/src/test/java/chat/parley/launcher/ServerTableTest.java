package chat.parley.launcher;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Traffic;
import chat.parley.core.crypto.IdentityRecord;
import chat.parley.core.crypto.PublicKey;
import chat.parley.core.crypto.Signature;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.EntryKind;
import chat.parley.core.packet.EntryPresence;
import chat.parley.core.packet.TableEntry;
import chat.parley.core.server.Glance;
import chat.parley.core.server.Standing;
import chat.parley.launcher.console.LiveRegion.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ServerTableTest {

  private static final Instant NOW = Instant.parse("2026-11-27T20:30:00Z");
  private static final Traffic TRAFFIC = new Traffic(0, 1_234_567, 0, 0, 7_000, 0);

  private final ServerTable table =
      new ServerTable(ZoneOffset.UTC, Instant.parse("2026-11-26T10:00:00Z"));

  private static TableEntry entry(String nickname, EntryPresence presence, EntryKind kind) {
    var key = PublicKey.of(new byte[32]);
    var identity = new IdentityRecord(nickname, nickname, key, key, 1, key, 1, 0, Signature.NONE);
    Address address =
        presence == EntryPresence.OFFLINE ? Address.NONE : Address.v4(0x0a000001, 4000);
    return new TableEntry(identity, 1, presence, kind, address, List.of(), "");
  }

  private static Standing here(String nickname, EntryKind kind) {
    return new Standing(
        entry(nickname, EntryPresence.ONLINE, kind),
        Instant.parse("2026-11-27T18:03:07Z").toEpochMilli(),
        12_345,
        800,
        0);
  }

  private static Standing gone(String nickname, int mails) {
    return new Standing(entry(nickname, EntryPresence.OFFLINE, EntryKind.HUMAN), 0, 0, 0, mails);
  }

  private String shown(Glance glance, Map<String, Instant> left, int columns) {
    return table.rows(glance, TRAFFIC, left, NOW, columns).stream()
        .map(Row::text)
        .collect(joining("\n"));
  }

  @Test
  void hasARowForEachClientAndASum() {
    var glance =
        new Glance(
            3,
            2,
            5,
            List.of(here("alice", EntryKind.HUMAN), here("echo", EntryKind.BOT), gone("bob", 5)));

    assertEquals(
        """

        NICKNAME  KIND   ADDRESS        STATUS   SINCE          IN    OUT  MAIL
        alice     human  10.0.0.1:4000  online   18:03:07  12.3 kB  800 B     -
        echo      bot    10.0.0.1:4000  online   18:03:07  12.3 kB  800 B     -
        bob       human  -              offline  20:11:12        -      -     5
        2 of 3 here, 5 messages kept; 1.2 MB in and 7.0 kB out since 2026-11-26\
        """,
        shown(glance, Map.of("bob", Instant.parse("2026-11-27T20:11:12Z")), 80));
  }

  @Test
  void saysHowManyMoreThereAre() {
    var glance = new Glance(313, 1, 1, List.of(here("alice", EntryKind.HUMAN)));

    assertEquals(
        """

        NICKNAME  KIND   ADDRESS        STATUS  SINCE          IN    OUT  MAIL
        alice     human  10.0.0.1:4000  online  18:03:07  12.3 kB  800 B     -
        … and 312 more
        1 of 313 here, 1 message kept; 1.2 MB in and 7.0 kB out since 2026-11-26\
        """,
        shown(glance, Map.of(), 80));
  }

  @Test
  void narrowTerminalShowsLessOfEachClient() {
    var glance = new Glance(1, 1, 0, List.of(here("alice", EntryKind.HUMAN)));

    assertEquals(
        """

        NICKNAME  STATUS
        alice     online
        1 of 1 here, 0 messages kept; 1.2 MB in and 7.0 kB out since 2026-11-26\
        """,
        shown(glance, Map.of(), 30));
  }

  @Test
  void nobodyIsNoTable() {
    assertEquals(
        "\nnobody has registered yet, 0 messages kept; 1.2 MB in and 7.0 kB out since 2026-11-26",
        shown(new Glance(0, 0, 0, List.of()), Map.of(), 80));
  }

  @Test
  void obeysNobody() {
    var glance = new Glance(1, 1, 0, List.of(here("x\u001b[2J", EntryKind.HUMAN)));

    assertTrue(shown(glance, Map.of(), 80).contains("\nx[2J "));
  }
}
