package chat.parley.engine.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.Nickname;
import chat.parley.api.command.Default;
import chat.parley.api.command.Flag;
import chat.parley.api.command.Help;
import chat.parley.api.command.Rest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// One of several commands may be meant when none is named.
final class DefaultCommandTest {

  sealed interface Top {

    sealed interface Away extends Top {

      @Help("comes back")
      record Back() implements Away {}

      @Default
      @Help("shows who is away")
      record Show(@Flag boolean all) implements Away {}
    }

    sealed interface Ignore extends Top {

      @Default
      record Person(Nickname who, @Rest @Default("no reason") String why) implements Ignore {}

      record All() implements Ignore {}
    }
  }

  sealed interface TwoDefaults {

    @Default
    record One() implements TwoDefaults {}

    @Default
    record Other() implements TwoDefaults {}
  }

  sealed interface DefaultGroup {

    @Default
    sealed interface Group extends DefaultGroup {

      record One() implements Group {}
    }
  }

  private static final Grammar<Top> GRAMMAR = Grammar.of(Top.class, "");

  private static Object said(String line) {
    return assertInstanceOf(Parsed.Ok.class, GRAMMAR.parse(line)).command();
  }

  private static Parsed.Wrong<?> wrong(String line) {
    return assertInstanceOf(Parsed.Wrong.class, GRAMMAR.parse(line));
  }

  @Test
  void isMeantByTheWordAlone() {
    assertEquals(new Top.Away.Show(false), said("away"));
    assertEquals(new Top.Away.Show(true), said("away --all"));
    assertEquals(new Top.Away.Back(), said("away back"));
    assertEquals(new Top.Away.Show(true), said("away show --all"));
  }

  @Test
  void takesWordsThatNameNoOther() {
    Nickname bob = Nickname.of("bob");
    assertEquals(new Top.Ignore.Person(bob, "no reason"), said("ignore bob"));
    assertEquals(new Top.Ignore.Person(bob, " too  loud"), said("ignore bob  too  loud"));
    assertEquals(new Top.Ignore.All(), said("ignore all"));
    assertEquals(new Top.Ignore.Person(bob, "no reason"), said("ignore person bob"));
  }

  @Test
  void leavesAWrongWordWrong() {
    Parsed.Wrong<?> wrong = wrong("away bakc");

    assertEquals("there is no command bakc; did you mean back?", wrong.why());
    assertEquals("away bakc\n     ^^^^", wrong.pointer());
    assertEquals("/help away shows all", wrong.usage());
  }

  @Test
  void hintsAtACommandWhereItsOwnParameterIsWrong() {
    Parsed.Wrong<?> wrong = wrong("ignore al:");

    assertEquals("; did you mean all?", wrong.why().substring(wrong.why().lastIndexOf(';')));
    assertEquals("usage: ignore NICK WHY…", wrong.usage());
  }

  @Test
  void missesWhatItNeeds() {
    assertEquals("NICK is missing", wrong("ignore").why());
  }

  @Test
  void mayBeLeftOutAsHelpSays() {
    assertEquals(
        """
          back    comes back
          [show]  shows who is away\
        """,
        GRAMMAR.help(List.of("away")).orElse(""));
  }

  @Test
  void isCompletedLikeTheOthers() {
    assertEquals(List.of("person", "all", "alice", "Bob", "bert"), offered("ignore "));
    assertEquals(List.of("all", "alice"), offered("ignore a"));
    assertEquals(List.of("--all"), offered("away --"));
  }

  private static List<String> offered(String line) {
    return GRAMMAR.complete(line, line.length(), CompletionTest.KNOWN).stream()
        .map(Candidate::word)
        .toList();
  }

  @Test
  void isCalledByProgramsUnderTheCommandsName() {
    CommandRegistry registry = CommandRegistry.empty();
    registry.register(Owner.named("test"), new AwayCommand());

    var parsed = registry.bind("away", Map.of("all", true));

    assertEquals(
        new Top.Away.Show(true),
        assertInstanceOf(Call.Registered.class, ((Parsed.Ok<?>) parsed).command()).said());
    assertInstanceOf(Parsed.Wrong.class, registry.bind("away.nothing", Map.of()));
  }

  @Test
  void isOneAloneAndARecord() {
    assertEquals(
        TwoDefaults.class.getName() + ": has two defaults",
        assertThrows(
                IllegalArgumentException.class,
                () -> DeclarationCheck.check(new Node(TwoDefaults.class)))
            .getMessage());
    assertEquals(
        DefaultGroup.Group.class.getName() + ": is the default, so it must be a record",
        assertThrows(
                IllegalArgumentException.class,
                () -> DeclarationCheck.check(new Node(DefaultGroup.class)))
            .getMessage());
  }

  private static final class AwayCommand implements chat.parley.api.command.Command<Top.Away> {
    @Override
    public void run(Top.Away call, chat.parley.api.command.Invocation in) {}
  }
}
