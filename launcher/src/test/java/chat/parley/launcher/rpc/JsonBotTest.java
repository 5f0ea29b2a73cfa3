package chat.parley.launcher.rpc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.ErrorCode;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
final class JsonBotTest {

  private final List<String> words = new ArrayList<>();
  private final List<Nickname> connected = new ArrayList<>();

  private List<String> say(@Nullable Nickname own, byte[] input) throws InterruptedException {
    var out = new ByteArrayOutputStream();
    var bot =
        new JsonBot(
            nick -> {
              connected.add(nick);
              throw new ParleyException(ErrorCode.REGISTRATION_REFUSED, "somebody else's");
            },
            own,
            words::add);
    bot.run(new ByteArrayInputStream(input), out);
    return out.toString(UTF_8).lines().toList();
  }

  private List<String> say(String... lines) throws InterruptedException {
    return say(null, (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  private static String request(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}".formatted(method, params);
  }

  private static String error(String id, int code) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":%d,\"message\":\"".formatted(id, code);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("{", "null", -32700, "the line is no JSON"),
        Arguments.of("{} {}", "null", -32700, "no JSON"),
        Arguments.of("{\"id\":1,\"id\":2}", "null", -32700, "Duplicate field"),
        Arguments.of("[]", "null", -32600, "no request"),
        Arguments.of("{\"id\":7,\"method\":\"who\"}", "7", -32600, "jsonrpc"),
        Arguments.of(
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"who\"}", "null", -32600, "no request"),
        Arguments.of(request("fly", "{}"), "1", -32601, "there is no method fly"),
        Arguments.of(request("who", "{}"), "1", -32000, "the first request must be hello"),
        Arguments.of(request("hello", "[]"), "1", -32602, "params is no object"),
        Arguments.of(request("hello", "{}"), "1", -32602, "nick is missing"),
        Arguments.of(request("hello", "{\"nick\":7}"), "1", -32602, "nick is 7"),
        Arguments.of(request("hello", "{\"nick\":\"#a\"}"), "1", -32602, "one nickname"),
        Arguments.of(request("hello", "{\"nik\":\"a\"}"), "1", -32602, "no parameter nik"),
        Arguments.of(
            request("hello", "{\"nick\":\"a\",\"api\":\"2.0\"}"), "1", -32602, "speaks 1.0"),
        Arguments.of(
            request("hello", "{\"nick\":\"a\",\"commands\":[{\"name\":\"a b\",\"help\":\"x\"}]}"),
            "1", -32602, "letters"),
        Arguments.of(
            request("hello", "{\"nick\":\"a\",\"waitMs\":-1}"), "1", -32602, "waitMs is -1"),
        Arguments.of(
            request("ask", "{\"to\":\"a\",\"text\":\"?\",\"choices\":[\"x\"],\"yesNo\":true}"),
            "1", -32602, "exclude"),
        Arguments.of(request("hello", "{\"nick\":\"a\"}"), "1", -32004, "somebody else's"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysWhatIsWrongAndGoesOn(String line, String id, int code, String why) throws Exception {
    List<String> said = say(line, request("fly", "{}"));

    assertEquals(2, said.size(), said::toString);
    assertTrue(said.getFirst().startsWith(error(id, code)), said::toString);
    assertTrue(said.getFirst().replace("\\\"", "").contains(why), said::toString);
    assertTrue(said.getLast().startsWith(error("1", -32601)), said::toString);
  }

  @Test
  void refusesLinesThatAreTooLongWithoutKeepingThem() throws Exception {
    String line = "\"" + "x".repeat(Lines.BYTES_MAX) + "\"";

    List<String> said = say(line, request("fly", "{}"));

    assertTrue(said.getFirst().contains("the line has 1048578 bytes, must have at most 1048576"));
    assertTrue(said.getLast().startsWith(error("1", -32601)), said::toString);
  }

  @Test
  void refusesWhatIsNoUtf8() throws Exception {
    List<String> said = say(null, "\"Köln\"".getBytes(ISO_8859_1));

    assertTrue(said.getFirst().contains("the line is no UTF-8 from its byte 3 on"), said::toString);
  }

  @Test
  void answersNoNotificationAndNoBlankLine() throws Exception {
    assertEquals(List.of(), say("", "{\"jsonrpc\":\"2.0\",\"method\":\"fly\"}", "   "));
    assertEquals(1, words.size());
    assertTrue(words.getFirst().contains("there is no method fly"), words::toString);
  }

  @Test
  void saysThatAResponseAnswersNothing() throws Exception {
    assertEquals(List.of(), say("{\"jsonrpc\":\"2.0\",\"id\":\"m-1\",\"result\":\"ok\"}"));
    assertEquals(List.of("a response to nothing that was asked: id \"m-1\""), words);
  }

  @Test
  void prefersTheNicknameOfTheCommandLine() throws Exception {
    var _ = say(Nickname.of("pizza"), request("hello", "{\"nick\":\"other\"}").getBytes(UTF_8));

    assertEquals(List.of(Nickname.of("pizza")), connected);
  }

  @Test
  void saysWhichProgramIsNotThere() {
    var bot = new JsonBot(_ -> { throw new IllegalStateException(); }, null, words::add);

    var failure =
        assertThrows(IllegalArgumentException.class, () -> bot.run(List.of("./no-such-program")));

    assertTrue(String.valueOf(failure.getMessage()).contains("./no-such-program"));
  }
}
