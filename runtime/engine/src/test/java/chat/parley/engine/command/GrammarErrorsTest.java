package chat.parley.engine.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GrammarErrorsTest {

  private static final Grammar<Toy> GRAMMAR = Grammar.of(Toy.class, "toy");

  private static Parsed.Wrong<?> line(String line) {
    return assertInstanceOf(Parsed.Wrong.class, GRAMMAR.parse(line));
  }

  private static Parsed.Wrong<?> arguments(String... arguments) {
    return assertInstanceOf(Parsed.Wrong.class, GRAMMAR.parse(List.of(arguments)));
  }

  @Test
  void suggestsTheNearestCommand() {
    assertEquals("there is no command dail; did you mean dial?", line("dail 3").why());
    assertEquals("there is no command DIAL; did you mean dial?", line("DIAL 3").why());
    assertEquals("there is no command xyzzy", line("xyzzy").why());
  }

  @Test
  void suggestsNoHiddenCommand() {
    assertEquals("there is no command secre", line("secre").why());
  }

  @Test
  void suggestsTheNearestOption() {
    assertEquals(
        "there is no option --witin here; did you mean --within?",
        arguments("make-it", "small", "--witin", "5m").why());
  }

  @Test
  void saysHowTextCanLookLikeAnOption() {
    assertEquals(
        "there is no option --all here; put -- before a text that has it",
        arguments("say", "bob", "--all").why());
  }

  @Test
  void suggestsTheNearestConstant() {
    assertEquals(
        "size is smal, must be small or very-large; did you mean small?",
        line("make-it smal").why());
  }

  @Test
  void pointsAtTheWordAtFault() {
    assertEquals("toy dial 0 5\n         ^", arguments("dial", "0", "5").pointer());
    assertEquals("dial x\n     ^", line("dial x").pointer());
    assertEquals(
        "toy make-it small --within=5x\n                           ^^",
        arguments("make-it", "small", "--within=5x").pointer());
  }

  @Test
  void pointsBehindTheLineForWhatIsMissing() {
    Parsed.Wrong<?> wrong = line("dial");

    assertEquals("DIGIT is missing", wrong.why());
    assertEquals("dial\n     ^", wrong.pointer());
    assertEquals("usage: toy dial DIGIT [TIMES]", wrong.usage());
  }

  @Test
  void showsEmptyArguments() {
    assertEquals("toy say ''\n        ^^", arguments("say", "").pointer());
  }

  @Test
  void refusesAMissingText() {
    assertEquals("TEXT is missing", line("say bob").why());
    assertEquals("TEXT is missing", line("say bob ").why());
    assertEquals("TEXT is missing", arguments("say", "bob").why());
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertEquals("digit is 10, must be 1 to 9", line("dial 10").why());
    assertEquals("digit is 1.5, must be a whole number", line("dial 1.5").why());
    assertEquals(
        "digit is 99999999999999999999, must be 1 to 9", line("dial 99999999999999999999").why());
  }

  @Test
  void refusesOtherValues() {
    assertEquals(
        "within is 5, must be a time such as 500ms, 30s, 5m or 1h",
        line("make-it small --within 5").why());
    assertEquals(
        "to is #: a room is # and 1 to 32 letters, digits, - or _", line("say # hi").why());
    assertEquals(
        "guests is send: a nickname is no reserved word such as send",
        line("invite #ops send").why());
  }

  @Test
  void refusesWhatTheRecordRefuses() {
    assertEquals("from is 3, must be at most 2", line("span 3 2").why());
  }

  @Test
  void refusesOneWordTooMany() {
    assertEquals("5 is one word too many", line("dial 3 4 5").why());
  }

  @Test
  void refusesWhatIsGivenTwice() {
    assertEquals("--within is given twice", line("make-it small --within 5m --within 6m").why());
  }

  @Test
  void refusesAnOptionWithoutItsValue() {
    assertEquals("--within needs a value", line("make-it small --within").why());
    assertEquals("--twice takes no value", line("make-it small --twice=yes").why());
  }

  @Test
  void refusesAGroupWithoutACommandOnALine() {
    assertEquals("a command is missing", line("box").why());
  }
}
