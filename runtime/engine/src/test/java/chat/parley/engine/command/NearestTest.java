package chat.parley.engine.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {

  private static final List<String> KNOWN = List.of("send", "send_all", "server");

  @Test
  void forgivesOneSlipOfEachKind() {
    assertEquals("send", Nearest.to("sned", KNOWN));
    assertEquals("send", Nearest.to("sen", KNOWN));
    assertEquals("send", Nearest.to("sennd", KNOWN));
    assertEquals("send", Nearest.to("sand", KNOWN));
  }

  @Test
  void forgivesMoreInLongerWords() {
    assertEquals("send_all", Nearest.to("send_la", KNOWN));
    assertNull(Nearest.to("sd", KNOWN));
  }

  @Test
  void takesASingleLetterForTheWordThatItBegins() {
    List<String> options = List.of("-s", "--help", "--version");

    assertEquals("--version", Nearest.to("-v", options));
    assertEquals("--help", Nearest.to("help", options));
    assertNull(Nearest.to("-q", options));
  }

  @Test
  void knowsNothingLikeIt() {
    assertNull(Nearest.to("quit", KNOWN));
    assertNull(Nearest.to("", List.of()));
  }
}
