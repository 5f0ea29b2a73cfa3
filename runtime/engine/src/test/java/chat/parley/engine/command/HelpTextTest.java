package chat.parley.engine.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HelpTextTest {

  private static final Grammar<Toy> GRAMMAR = Grammar.of(Toy.class, "toy");

  @Test
  void listsTheCommands() {
    assertEquals(
        """
        a toy language

          say TO TEXT…              says a text
          dial DIGIT [TIMES]
          make-it small|very-large
          invite #ROOM [NICK…]
          recall WHAT…
          span FROM TO
          box …                     boxes\
        """,
        GRAMMAR.help());
  }

  @Test
  void explainsACommand() {
    assertEquals(
        """
        usage: toy say TO TEXT…
          says a text

          TO
          TEXT…  all that is left

        examples:
          say bob hi
            bob: hi
          say * hi\
        """,
        GRAMMAR.help(List.of("say")).orElse(""));
  }

  @Test
  void explainsLimitsAndDefaults() {
    assertEquals(
        """
        usage: toy dial DIGIT [TIMES]

          DIGIT  1 to 9
          TIMES  7 if left out\
        """,
        GRAMMAR.help(List.of("dial")).orElse(""));
  }

  @Test
  void showsOptionsWithTheirPlaceholders() {
    String help = GRAMMAR.help(List.of("make-it")).orElse("");

    assertTrue(
        help.startsWith(
            "usage: toy make-it small|very-large [--within TIME] [--into FILE] [--weight N]"
                + " [--by NICK] [--twice]\n"),
        help);
  }

  @Test
  void explainsAGroup() {
    assertEquals(
        """
        boxes

          open NUMBER  opens a box
          shut-down\
        """,
        GRAMMAR.help(List.of("box")).orElse(""));
  }

  @Test
  void knowsNothingOfOtherWords() {
    assertEquals(Optional.empty(), GRAMMAR.help(List.of("nonsense")));
  }

  @Test
  void answersAFlagForHelpAnywhere() {
    var asked =
        assertInstanceOf(
            Parsed.HelpAsked.class, GRAMMAR.parse(List.of("box", "open", "x", "--help")));

    assertEquals("usage: toy box open NUMBER\n  opens a box\n\n  NUMBER", asked.text());
  }

  @Test
  void answersArgumentsThatOnlyNameAGroup() {
    var asked = assertInstanceOf(Parsed.HelpAsked.class, GRAMMAR.parse(List.of("box")));

    assertEquals(GRAMMAR.help(List.of("box")).orElse(""), asked.text());
    assertInstanceOf(Parsed.Wrong.class, GRAMMAR.parse(List.of("box", "nonsense")));
  }

  @Test
  void takesAFlagForHelpAsTextBehindTwoDashes() {
    assertInstanceOf(Parsed.Ok.class, GRAMMAR.parse(List.of("say", "bob", "--", "--help")));
  }
}
