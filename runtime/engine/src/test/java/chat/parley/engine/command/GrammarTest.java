package chat.parley.engine.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.parley.api.Everyone;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GrammarTest {

  private static final Nickname BOB = Nickname.of("bob");
  private static final Grammar<Toy> GRAMMAR = Grammar.of(Toy.class, "toy");

  private static Toy line(String line) {
    return command(GRAMMAR.parse(line));
  }

  private static Toy arguments(String... arguments) {
    return command(GRAMMAR.parse(List.of(arguments)));
  }

  private static Toy command(Parsed<Toy> parsed) {
    return assertInstanceOf(Parsed.Ok.class, parsed).command() instanceof Toy toy
        ? toy
        : new Toy.Secret();
  }

  @Test
  void keepsTheTextOfALineByteForByte() {
    assertEquals(
        new Toy.Say(BOB, "  two  spaces\t-- --x \\ \" "),
        line("say bob   two  spaces\t-- --x \\ \" "));
  }

  @Test
  void keepsTheLineFeedsOfALine() {
    assertEquals(new Toy.Say(BOB, "one\ntwo"), line("say bob one\ntwo"));
  }

  @Test
  void skipsBlanksBeforeTheWordsOfALine() {
    assertEquals(new Toy.Say(BOB, "hi"), line("  say \t bob hi"));
  }

  @Test
  void takesASlashBeforeACommand() {
    assertEquals(new Toy.Say(Everyone.EVERYONE, "hi"), line("/say * hi"));
  }

  @Test
  void joinsArgumentsToOneText() {
    assertEquals(new Toy.Say(BOB, "a  b c"), arguments("say", "bob", "a  b", "c"));
  }

  @Test
  void takesEverythingBehindTwoDashesAsText() {
    assertEquals(new Toy.Say(BOB, "--x -y"), arguments("say", "bob", "--", "--x", "-y"));
  }

  @Test
  void takesALoneDashAsAWord() {
    assertEquals(new Toy.Say(BOB, "-"), arguments("say", "bob", "-"));
  }

  @Test
  void readsNumbersAndTheirDefaults() {
    assertEquals(new Toy.Dial(3, 7), arguments("dial", "3"));
    assertEquals(new Toy.Dial(3, -2), line("dial 3 -2"));
  }

  @Test
  void readsOptionsAnywhere() {
    var expected =
        new Toy.Make(
            Toy.Size.VERY_LARGE, Duration.ofMinutes(5), Path.of("a/b"), 12L, List.of(BOB), true);

    assertEquals(
        expected,
        arguments(
            "make-it",
            "--within",
            "5m",
            "very-large",
            "--into=a/b",
            "--weight",
            "12",
            "--twice",
            "--by",
            "bob"));
  }

  @Test
  void fillsInWhatIsLeftOut() {
    var expected =
        new Toy.Make(Toy.Size.SMALL, Duration.ofSeconds(30), null, null, List.of(), false);

    assertEquals(expected, arguments("make-it", "small"));
  }

  @Test
  void repeatsAnOptionThatIsAList() {
    var made = assertInstanceOf(Toy.Make.class, line("make-it small --by bob --by carol"));

    assertEquals(List.of(BOB, Nickname.of("carol")), made.by());
  }

  @Test
  void takesAllThatIsLeftIntoAList() {
    assertEquals(
        new Toy.Invite(new Room("#ops"), List.of(BOB, Nickname.of("carol"))),
        line("invite #ops bob carol"));
    assertEquals(new Toy.Invite(new Room("#ops"), List.of()), line("invite #ops"));
  }

  @Test
  void fillsInATextThatIsLeftOut() {
    assertEquals(new Toy.Recall("everything"), line("recall"));
    assertEquals(new Toy.Recall("that"), arguments("recall", "that"));
  }

  @Test
  void readsDurationsWithTheirUnits() {
    assertEquals(Duration.ofMillis(500), within("500ms"));
    assertEquals(Duration.ofSeconds(30), within("30s"));
    assertEquals(Duration.ofHours(2), within("2h"));
  }

  private static Duration within(String text) {
    return assertInstanceOf(Toy.Make.class, arguments("make-it", "small", "--within", text))
        .within();
  }

  @Test
  void descendsIntoGroups() {
    assertEquals(new Toy.Box.Open(4), line("/box open 4"));
    assertEquals(new Toy.Box.ShutDown(), arguments("box", "shut-down"));
  }

  @Test
  void findsHiddenCommands() {
    assertEquals(new Toy.Secret(), line("secret"));
  }
}
