package chat.parley.launcher.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.engine.command.Candidate;
import chat.parley.launcher.testing.FakeClient;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NamesTest {

  private final Names names =
      new Names(
          new FakeClient("alice", "Bob", "bert").inRooms("bert", "#ops", "#dev"),
          Extensions.none().commands());

  private List<String> offered(String line) {
    return names.complete(line, line.length()).stream().map(Candidate::word).toList();
  }

  @Test
  void offersWordsOfThePrompt() {
    assertEquals(List.of("send", "send_all"), offered("sen"));
    assertEquals(List.of("/help", "/hooks"), offered("/h"));
    assertEquals(List.of("help"), offered("he"));
  }

  @Test
  void offersNicknamesAndRoomsOfTheTable() {
    assertEquals(List.of("Bob", "bert"), offered("send b"));
    assertEquals(List.of("#dev", "#ops"), offered("/join #"));
  }

  @Test
  void offersCommandsBehindHelp() {
    assertEquals(List.of("send", "send_all"), offered("/help sen"));
    assertEquals(List.of("/send", "/send_all"), offered("help /sen"));
    assertEquals(List.of(), offered("/help send b"));
    assertEquals("send", offered("/help ").getFirst());
    assertEquals("help", offered("/help h").getFirst());
  }
}
