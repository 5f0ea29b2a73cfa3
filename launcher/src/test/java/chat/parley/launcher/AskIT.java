package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.launcher.testing.ParleyProcess;
import chat.parley.launcher.testing.ParleyProcesses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Questions from a shell to a person, between real processes: each exit code of docs/rpc.md.
@Timeout(300)
final class AskIT {

  private static final String STAMP = "(\\d\\d:\\d\\d:\\d\\d )?";
  private static final String CLOSED = "ci: " + STAMP + "\\(The question is closed.*";

  @TempDir private Path homes = Path.of("");

  @RegisterExtension private final ParleyProcesses started = new ParleyProcesses();
  private ParleyProcess server;
  private ParleyProcess alice;
  private String address = "";

  @BeforeEach
  void startServerAndAlice() throws InterruptedException {
    server = started.startServer(homes.resolve("server"));
    address = ParleyProcesses.addressOf(server);
    alice = join("alice");
  }

  private ParleyProcess start(String home, String... arguments) {
    return started.start(homes.resolve(home), arguments);
  }

  private ParleyProcess join(String nick) throws InterruptedException {
    ParleyProcess process = start(nick, "join", nick, "--server", address);
    process.awaitLine("[Welcome, You are registered.]");
    return process;
  }

  private ParleyProcess ask(String question, String... more) {
    var arguments =
        new ArrayList<>(List.of("ask", "alice", question, "--as", "ci", "--server", address));
    arguments.addAll(List.of(more));
    return start("ci", arguments.toArray(String[]::new));
  }

  private void answer(String question, String answer) throws Exception {
    alice.awaitMatch("ci: " + STAMP + question);
    alice.type("send ci " + answer);
  }

  private static void assertEnds(ParleyProcess process, int code, String... output)
      throws InterruptedException {
    assertEquals(code, process.awaitExit(), () -> String.join("\n", process.output()));
    assertEquals(List.of(output), process.output());
  }

  @Test
  void yesIsZero() throws Exception {
    ParleyProcess ask = ask("Deploy?", "--yes-no");

    answer("Deploy\\? \\(yes, no\\)", "yes");

    assertEnds(ask, 0, "yes");
  }

  @Test
  void noIsOne() throws Exception {
    ParleyProcess ask = ask("Deploy?", "--yes-no");

    answer("Deploy\\? \\(yes, no\\)", "no");

    assertEnds(ask, 1, "no");
  }

  @Test
  void anAnswerInOnesOwnWordsIsPrinted() throws Exception {
    ParleyProcess ask = ask("Which version?");

    answer("Which version\\?", "the one of  yesterday");

    assertEnds(ask, 0, "the one of  yesterday");
  }

  @Test
  void aChoiceIsPrintedAsItWasOffered() throws Exception {
    ParleyProcess ask = ask("Size?", "--choices", "S,M", "--json");

    answer("Size\\? \\(S, M\\)", "m");

    assertEnds(ask, 0, "{\"nick\":\"alice\",\"state\":\"answered\",\"answer\":\"M\"}");
  }

  @Test
  void whoeverCancelsOrAnswersNonsenseThreeTimesHasNotAnswered() throws Exception {
    ParleyProcess cancelled = ask("Deploy?", "--yes-no");
    answer("Deploy\\? \\(yes, no\\)", "cancel");
    assertEnds(cancelled, 1, "[alice has cancelled.]");

    ParleyProcess baffled = ask("Size?", "--choices", "S,M", "--json");
    for (int i = 1; i <= 3; i++) {
      alice.awaitMatches(".*Size\\? \\(S, M\\)", i);
      alice.type("send ci XXL");
    }
    assertEnds(baffled, 1, "{\"nick\":\"alice\",\"state\":\"baffled\"}");
  }

  @Test
  void whoIsNotInTheTableCannotBeAsked() throws Exception {
    ParleyProcess ask = start("ci", "ask", "zoe", "Who?", "--as", "ci", "--server", address);

    assertEquals(1, ask.awaitExit());
  }

  @Test
  void argumentsThatMakeNoSenseAreTwo() throws Exception {
    assertEnds(
        ask("Size?", "--yes-no", "--choices", "S,M"),
        2,
        "parley: --yes-no and --choices exclude each other: give one of them");
  }

  @Test
  void whenNobodyCanBeReachedItIsThreeAndTheQuestionComesLater() throws Exception {
    ParleyProcess acquainted = ask("There?");
    answer("There\\?", "here");
    assertEnds(acquainted, 0, "here");
    alice.kill();
    server.kill();

    ParleyProcess ask = ask("And now?", "--timeout", "3s");

    assertEnds(
        ask, 3, "[Neither alice nor the server can be reached, question kept in the outbox.]");
    String port = address.substring(address.indexOf(':') + 1);
    server = start("server", "server", "--port", port, "--bind", "127.0.0.1");
    server.awaitMatch("\\[Server is running on port .*");
    alice = join("alice");
    start("ci", "send", "alice", "hello", "--as", "ci", "--server", address).awaitExit();
    alice.awaitMatch("ci: " + STAMP + "And now\\?");
    alice.awaitMatch(CLOSED);
  }

  @Test
  void aNicknameOfSomebodyElseIsFive() throws Exception {
    ParleyProcess ask = start("other", "ask", "bob", "Hm?", "--as", "alice", "--server", address);

    assertEquals(5, ask.awaitExit());
  }

  @Test
  void noAnswerInTimeIs124AndThePersonIsToldSo() throws Exception {
    ParleyProcess ask = ask("There?", "--timeout", "2s", "--quiet");

    assertEnds(ask, 124);
    alice.awaitMatch(CLOSED);
  }

  @Test
  void whoIsStoppedEndsWith130AndThePersonIsToldSo() throws Exception {
    ParleyProcess ask = ask("And now?");
    alice.awaitMatch("ci: " + STAMP + "And now\\?");

    ask.terminate();

    assertEnds(ask, 130);
    alice.awaitMatch(CLOSED);
  }
}
