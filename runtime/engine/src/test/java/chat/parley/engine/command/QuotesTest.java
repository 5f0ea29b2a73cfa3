package chat.parley.engine.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QuotesTest {

  private static final Grammar<Meeting> GRAMMAR = Grammar.of(Meeting.class, "");

  private static Meeting line(String line) {
    return assertInstanceOf(
        Meeting.class, assertInstanceOf(Parsed.Ok.class, GRAMMAR.parse(line)).command());
  }

  private static Parsed.Wrong<?> wrong(String line) {
    return assertInstanceOf(Parsed.Wrong.class, GRAMMAR.parse(line));
  }

  private static String title(String typed) {
    return line(typed + " 2030-12-24").title();
  }

  @Test
  void keepTwoWordsTogether() {
    assertEquals("two  words", title("\"two  words\""));
    assertEquals("two words", title("'two words'"));
    assertEquals("", title("''"));
  }

  @Test
  void holdTheOtherQuoteAsItIs() {
    assertEquals("it's", title("\"it's\""));
    assertEquals("say \"hi\"", title("'say \"hi\"'"));
  }

  @Test
  void areTakenAsTheyAreBehindABackslash() {
    assertEquals("say \"hi\"", title("\"say \\\"hi\\\"\""));
    assertEquals("a\\", title("\"a\\\\\""));
    assertEquals("C:\\new", title("'C:\\new'"));
  }

  @Test
  void meanNothingInsideAWord() {
    assertEquals("don't", title("don't"));
    assertEquals("5\"", title("5\""));
  }

  @Test
  void mayFollowTheEqualsOfAnOption() {
    var meeting = line("tea 2030-12-24 --tag=\"two words\" --tag 'three more words'");

    assertEquals(List.of("two words", "three more words"), meeting.tag());
  }

  @Test
  void makeNoOptionOfAText() {
    assertEquals("--tag", title("\"--tag\""));
  }

  @Test
  void mustBeClosed() {
    Parsed.Wrong<?> wrong = wrong("\"two words 2030-12-24");

    assertEquals("the quote is not closed", wrong.why());
    assertEquals("\"two words 2030-12-24\n^^^^^^^^^^^^^^^^^^^^^", wrong.pointer());
  }

  @Test
  void mustBeFollowedByABlank() {
    assertEquals("\"two\"words 2030-12-24\n     ^", wrong("\"two\"words 2030-12-24").pointer());
  }

  @Test
  void keepTheirPlaceForErrors() {
    Parsed.Wrong<?> wrong = wrong("tea \"next week\"");

    assertEquals("day is next week, must be a day such as 2030-12-24", wrong.why());
    assertEquals("tea \"next week\"\n    ^^^^^^^^^^^", wrong.pointer());
  }

  @Test
  void doNotChangeTheDay() {
    assertEquals(LocalDate.of(2030, 12, 24), line("tea \"2030-12-24\"").day());
  }
}
