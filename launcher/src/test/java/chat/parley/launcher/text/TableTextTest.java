package chat.parley.launcher.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.api.Entry;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.api.Room;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TableTextTest {

  @Test
  void alignsItsColumns() {
    assertEquals(
        List.of(
            "NICKNAME  KIND   ADDRESS    PORT   STATUS",
            "alice     human  127.0.0.1  40321  online",
            "echo      bot    -          -      offline"),
        TableText.lines(
            List.of(
                TableText.row("alice", "human", "127.0.0.1:40321", "online"),
                TableText.row("echo", "bot", "", "offline"))));
  }

  @Test
  void showsRoomsAndStatusOfAnEntry() {
    var entry =
        new Entry(
            Nickname.of("bob"),
            Presence.AWAY,
            Kind.HUMAN,
            "[0:0:0:0:0:0:0:1]:4000",
            Set.of(new Room("#ops"), new Room("#dev")),
            "at lunch",
            "00ff");

    assertEquals(
        new TableText.Row("bob", "human", "[0:0:0:0:0:0:0:1]", "4000", "away #dev #ops: at lunch"),
        TableText.row(entry));
  }

  @Test
  void obeysNobody() {
    assertEquals(
        "a b[2J    human  -        -     x",
        TableText.lines(List.of(TableText.row("a\nb\u001b[2J", "human", "", "x"))).get(1));
  }
}
