package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.parley.engine.command.Grammar;
import chat.parley.engine.command.Parsed;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainJoinTest {

  private static List<String> words(String line) {
    return List.of(line.split(" "));
  }

  private static Parsed<ShellCommand> byGrammar(String line) {
    return Grammar.of(ShellCommand.class, "parley").parse(words(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "join",
        "join anna",
        "join Änna",
        "join anna --server 10.0.0.5:12345",
        "join --server localhost:1 anna",
        "join --server ship"
      })
  void isTheCommandThatTheGrammarMakesOfIt(String line) {
    ShellCommand.Join plain = PlainJoin.of(words(line));

    assertNotNull(plain);
    assertEquals(new Parsed.Ok<ShellCommand>(plain), byGrammar(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up anna",
        "join --help",
        "join anna --port 4000",
        "join anna --server",
        "join anna --server a --server b",
        "join anna --server=a",
        "join anna bob",
        "join send",
        "join -- anna"
      })
  void leavesAllElseToTheGrammar(String line) {
    assertNull(PlainJoin.of(words(line)));
  }
}
