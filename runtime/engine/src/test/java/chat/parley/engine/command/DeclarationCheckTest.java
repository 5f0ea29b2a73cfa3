package chat.parley.engine.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.command.Command;
import chat.parley.api.command.Default;
import chat.parley.api.command.Flag;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Name;
import chat.parley.api.command.Option;
import chat.parley.api.command.Range;
import chat.parley.api.command.Rest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Grammars that cannot work are refused when they are registered, in words for their authors.
final class DeclarationCheckTest {

  private static final String HERE = DeclarationCheckTest.class.getName() + "$";

  private static String mistakeIn(Class<?> grammar) {
    return message(() -> DeclarationCheck.check(new Node(grammar)));
  }

  private static String message(org.junit.jupiter.api.function.Executable wrong) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, wrong).getMessage())
        .replace(HERE, "");
  }

  private record Unreadable(Locale in) {}

  private record BehindRest(@Rest String text, int number) {}

  private record BehindList(List<Integer> numbers, @Default("1") int number) {}

  private record BehindDefault(@Default("1") int number, String text) {}

  private record PlainFlag(@Flag String loud) {}

  private record NumberedRest(@Rest int text) {}

  private record NoDefault(@Option int port) {}

  private record BadDefault(@Default("many") int number) {}

  private record OwnJson(@Flag boolean json) {}

  private record Ranged(@Range(min = 1, max = 2) String text) {}

  sealed interface Twice {

    /// One.
    record One() implements Twice {}

    /// The other.
    @Name("one")
    record Other() implements Twice {}
  }

  @Test
  void findsWhatNoWordCanBe() {
    assertEquals(
        "Unreadable: component in is a java.util.Locale, which no word can be",
        mistakeIn(Unreadable.class));
  }

  @Test
  void findsWhatCanNeverBeReached() {
    assertEquals(
        "BehindRest: component number stands behind text, which takes all",
        mistakeIn(BehindRest.class));
    assertEquals(
        "BehindList: component number stands behind numbers, which takes all",
        mistakeIn(BehindList.class));
    assertEquals(
        "BehindDefault: component text stands behind number, which may be left out, so it must have"
            + " a default too",
        mistakeIn(BehindDefault.class));
  }

  @Test
  void findsAnnotationsThatDoNotFit() {
    assertEquals(
        "PlainFlag: component loud is a flag, so it must be a boolean", mistakeIn(PlainFlag.class));
    assertEquals(
        "NumberedRest: component text is the rest, so it must be a String",
        mistakeIn(NumberedRest.class));
    assertEquals(
        "NoDefault: component port is int, so it needs a default", mistakeIn(NoDefault.class));
    assertEquals(
        "BadDefault: component number has a default that does not fit: default of number is many,"
            + " must be a whole number",
        mistakeIn(BadDefault.class));
    assertEquals("Ranged: component text has a range, but is no number", mistakeIn(Ranged.class));
  }

  @Test
  void findsWordsThatAreThereTwice() {
    assertEquals("Twice: has two commands one", mistakeIn(Twice.class));
    assertEquals(
        "OwnJson: component json is there for every command: answer with reply(text, data)",
        mistakeIn(OwnJson.class));
  }

  /// A grammar that is only known below.
  private abstract static class Base<A, C> implements Command<C> {

    @Override
    public void run(C call, Invocation in) {}
  }

  private static final class BelowBase extends Base<String, Ranged> {}

  @Name("two words")
  private static final class BadWord extends Base<String, Ranged> {}

  @Test
  void findsTheGrammarOfACommandBelowAnother() {
    assertEquals(Ranged.class, CommandType.grammarOf(BelowBase.class));
  }

  @Test
  void refusesACommandWithoutAGrammar() {
    Command<Ranged> lambda = (_, _) -> {};

    String message = message(() -> CommandType.grammarOf(lambda.getClass()));

    assertEquals(
        "does not say its grammar: it must implement Command<C>, C a record or sealed",
        message.substring(message.indexOf(' ') + 1));
  }

  @Test
  void refusesAWordThatNobodyCanType() {
    assertEquals(
        "the word of BadWord is \"two words\", must be 1 to 32 letters, digits, - or _; say it with"
            + " @Name",
        message(() -> CommandType.wordOf(BadWord.class, Ranged.class)));
  }
}
