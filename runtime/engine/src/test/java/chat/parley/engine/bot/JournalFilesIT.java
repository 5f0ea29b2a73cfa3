package chat.parley.engine.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.Nickname;
import chat.parley.engine.testing.Heard;
import chat.parley.engine.testing.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files of a durable bot that was killed, and what has become of them before it is started
/// again.
final class JournalFilesIT {

  private static final Nickname ECHO = Nickname.of("echo");

  @TempDir private Path home;

  private final Rig rig = Rig.inMemory();
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void startBot() throws Exception {
    var _ = start();
  }

  @AfterEach
  void end() throws Exception {
    kill();
    rig.close();
  }

  private List<String> start() throws IOException {
    Process process =
        new BotPrograms(home.resolve("echo")).start(OrderProgram.class, rig.server().port());
    started.add(process);
    return BotPrograms.awaitThere(process);
  }

  private void kill() throws InterruptedException {
    started.getLast().destroyForcibly().waitFor();
  }

  private Path conversations() {
    return home.resolve("echo").resolve("conversations");
  }

  private List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(conversations())) {
      return files.filter(it -> it.toString().endsWith(ending)).toList();
    }
  }

  private Heard order(Client person) throws InterruptedException {
    Heard heard = Heard.by(person);
    var _ = person.send(ECHO, "/order");
    assertEquals("Which size? (S, M, L)", heard.next().text());
    var _ = person.send(ECHO, "L");
    assertEquals("How many?", heard.next().text());
    return heard;
  }

  @Test
  void aDamagedLineEndsOneConversationAndAllOthersGoOn() throws Exception {
    Client alice = rig.client("alice");
    Heard alices = order(alice);
    kill();
    Path journal = files(".jsonl").getFirst();
    List<String> lines = Files.readAllLines(journal);
    lines.set(2, lines.get(2).substring(1));
    Files.write(journal, lines);
    start();
    assertEquals("I have lost what we spoke of, so let us begin again.", alices.next().text());
    Client bob = rig.client("bob");
    Heard bobs = order(bob);

    kill();
    start();
    var _ = bob.send(ECHO, "2");
    assertEquals("2 of L", bobs.next().text());
    var _ = alice.send(ECHO, "/order");
    assertEquals("Which size? (S, M, L)", alices.next().text());

    Path aside = files(".corrupt").getFirst();
    assertEquals(lines, Files.readAllLines(aside, UTF_8));
  }

  @Test
  void whatACrashHasCutOffComesAgain() throws Exception {
    Client alice = rig.client("alice");
    Heard heard = order(alice);
    kill();
    var _ = alice.send(ECHO, "2");
    Files.writeString(
        files(".jsonl").getFirst(), "{\"entry\":\"line\",\"at\":17", StandardOpenOption.APPEND);

    start();

    assertEquals("2 of L", heard.next().text());
    var _ = alice.send(ECHO, "/order");
    assertEquals("Which size? (S, M, L)", heard.next().text());
    assertEquals(List.of(), files(".corrupt"));
  }

  @Test
  void aJournalThatCannotBeReadHoldsUpNoOther() throws Exception {
    Client alice = rig.client("alice");
    Heard heard = order(alice);
    kill();
    Files.createDirectory(conversations().resolve("00.jsonl"));

    List<String> log = start();

    assertTrue(log.stream().anyMatch(it -> it.contains("what=the journal 00")), log.toString());
    var _ = alice.send(ECHO, "2");
    assertEquals("2 of L", heard.next().text());
  }
}
