import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ParleyTest
final class RunbookTest {

  @TempDir Path folder;

  @BeforeEach
  void set() throws IOException {
    System.setProperty("runbook.file", folder.resolve("runbook.json").toString());
    book(
        """
        {
          "rooms": ["#ops"],
          "audit": "audit.jsonl",
          "commands": {
            "hello": {"run": ["echo", "hello", "{who}"], "help": "greets somebody",
                "parameters": {"who": {"matches": "[$()a-z;*]{1,20}"}}},
            "restart": {"run": ["echo", "restarting", "{service}", "{count}"],
                "parameters": {"service": {"oneOf": ["web", "api"]},
                    "count": {"matches": "[0-9]{1,2}"}},
                "callers": ["alice", "bob"], "approvers": ["alice", "bob"]},
            "count": {"run": ["seq", "1", "2000"], "kib": 1},
            "fail": {"run": ["sh", "-c", "echo oh no >&2; exit 3"]},
            "wait": {"run": ["sh", "-c", "echo begun; cat /dev/zero >/dev/null"], "seconds": 1},
            "nothing": {"run": ["there-is-no-such-program"]}
          }
        }
        """);
  }

  @AfterEach
  void clear() {
    System.clearProperty("runbook.file");
  }

  private void book(String json) throws IOException {
    Files.writeString(folder.resolve("runbook.json"), json);
  }

  private static User start(Kit kit) throws ClassNotFoundException {
    return kit.bot(Class.forName("Runbook"));
  }

  private List<String> events() throws IOException {
    var events = new ArrayList<String>();
    for (String line : Files.readAllLines(folder.resolve("audit.jsonl"))) {
      var fact = new JsonMapper().readTree(line);
      events.add(
          "%s by %s: %s"
              .formatted(
                  fact.path("event").asText(),
                  fact.path("by").asText(),
                  fact.path("what").asText()));
    }
    return events;
  }

  @Test
  void runsWhatTheBookAllowsAndNeverAShell(Kit kit) throws Exception {
    start(kit);
    User alice = kit.user("alice").with("runbook");

    alice.says("run hello $(id);*").hears("Running hello").hears("hello $(id);*");
    alice.hears("ended with the exit code 0").hearsNothing();
    assertEquals(
        List.of(
            "asked by alice: hello $(id);*",
            "started by alice: hello $(id);*",
            "ended by alice: hello $(id);*"),
        events());
  }

  @Test
  void refusesWhatTheBookDoesNotAllow(Kit kit) throws Exception {
    start(kit);
    User alice = kit.user("alice").with("runbook");
    User carol = kit.user("carol").with("runbook");

    alice.says("run rm -rf").hears("rm: there is no such command");
    alice.says("run hello").hears("it takes 1 parameters (who), and you give 0");
    alice.says("run hello Bob").hears("who is Bob, must match [$()a-z;*]{1,20}");
    alice.says("run restart db 2").hears("service is db, must be one of web, api");
    carol.says("run restart web 2").hears("you may not run it");
    assertEquals("refused by carol: restart web 2", events().getLast());
    assertTrue(events().stream().noneMatch(it -> it.startsWith("started")), events()::toString);
  }

  @Test
  void takesASecondPersonWhoMay(Kit kit) throws Exception {
    start(kit);
    User bob = kit.user("bob").with("runbook");
    User carol = kit.user("carol").with("runbook");
    User alice = kit.user("alice").in("#ops").says("run restart web 2");
    alice.hears("alice wants restart web 2. Who of alice, bob agrees? Say: approve 1");

    alice.with("runbook").says("approve 1").hears("It takes a second person to approve 1.");
    carol.says("approve 1").hears("Only alice, bob may approve 1.");
    bob.says("approve 2").hears("Nothing with the number 2 waits.");
    bob.says("approve 1").hears("bob approves 1.");

    alice.hears("Running restart web 2").hears("restarting web 2").hears("exit code 0");
    assertTrue(events().contains("approved by bob: restart web 2"), events()::toString);
  }

  @Test
  void tellsThoseWhoMayApproveWhatIsAskedForInPrivate(Kit kit) throws Exception {
    start(kit);
    User bob = kit.user("bob").with("runbook");
    User alice = kit.user("alice").with("runbook").says("run restart web 2");
    alice.hears("Say: approve 1").hearsNothing();

    bob.hears("alice wants restart web 2").says("approve 1").hears("bob approves 1.");

    alice.hears("Running restart web 2");
  }

  @Test
  void doesNothingThatNobodyApproves(Kit kit) throws Exception {
    start(kit);
    User alice = kit.user("alice").with("runbook").says("run restart api 1").hears("approve 1");

    kit.clock().advance(Duration.ofMinutes(11));

    alice.hears("Nobody has approved restart api 1.");
    kit.user("bob").with("runbook").says("approve 1").hears("Nothing with the number 1 waits.");
    assertEquals("not approved by alice: restart api 1", events().getLast());
  }

  @Test
  void saysOnlySoMuch(Kit kit) throws Exception {
    start(kit);
    User alice = kit.user("alice").with("runbook").says("run count").hears("Running count");

    alice.hears("(the rest is left out)").hears("exit code 0").hearsNothing();
  }

  @Test
  void saysHowItEnds(Kit kit) throws Exception {
    start(kit);
    User alice = kit.user("alice").with("runbook");

    alice.says("run fail").hears("Running").hears("oh no").hears("ended with the exit code 3");
    alice.says("run nothing").hears("Running").hears("it cannot be started");
    alice.says("run wait").hears("Running").hears("begun").hears("more than 1 seconds");
  }

  @Test
  void doesNotRunAgainWhatItWasEndedIn(Kit kit) throws Exception {
    User bot = start(kit);
    User alice = kit.user("alice").with("runbook").says("run hello you").hears("Running");
    alice.hears("hello you").hears("exit code 0");

    // Its end was not on the disk yet, so the message comes again.
    bot.crash();
    bot.restart();

    alice.hears("do not run it again: hello you").hearsNothing();
    assertEquals(1, events().stream().filter(it -> it.startsWith("started")).count());
  }

  @Test
  void showsItsBook(Kit kit) throws Exception {
    start(kit);

    kit.user("alice").with("runbook").says("commands").hears("run restart SERVICE COUNT");
  }

  @Test
  void refusesABookThatMakesNoSense() throws IOException {
    for (String json :
        List.of(
            "{\"audit\": \"a\"}",
            "{\"audit\": \"a\", \"commands\": {\"x\": {\"run\": [\"echo\", \"{who}\"]}}}",
            "{\"audit\": \"a\", \"commands\": {\"x\": {\"run\": [\"echo\"], \"aproversss\": []}}}",
            "{\"audit\": \"a\", \"commands\": {\"x\": {\"run\": [\"echo\"],"
                + " \"parameters\": {\"who\": {}}}}}")) {
      book(json);

      try (Kit kit = Kit.open()) {
        var failure = assertThrows(IllegalArgumentException.class, () -> start(kit), json);

        assertTrue(failure.getMessage().contains("runbook.json"), failure::getMessage);
      }
    }
    assertFalse(Files.exists(folder.resolve("a")));
  }
}
