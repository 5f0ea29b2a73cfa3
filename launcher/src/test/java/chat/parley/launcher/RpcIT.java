package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import chat.parley.launcher.testing.ParleyProcess;
import chat.parley.launcher.testing.ParleyProcesses;
import chat.parley.launcher.testing.PizzaOrder;
import chat.parley.launcher.testing.RpcSchema;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Bots in other languages, between real processes.
@Timeout(300)
final class RpcIT {

  private static final String STAMP = "(\\d\\d:\\d\\d:\\d\\d )?";

  @TempDir private Path homes = Path.of("");

  @RegisterExtension private final ParleyProcesses started = new ParleyProcesses();
  private String server = "";

  @BeforeEach
  void startServerAndAlice() throws InterruptedException {
    ParleyProcess running = start("server", "server", "--port", "0", "--bind", "127.0.0.1");
    String line = running.awaitMatch("\\[Server is running on port .*");
    server = "127.0.0.1:" + line.replaceAll("\\D*(\\d+).*", "$1");
    ParleyProcess alice = start("alice", "join", "alice", "--server", server);
    alice.awaitLine("[Welcome, You are registered.]");
  }

  /// The person, who has been started second.
  private ParleyProcess alice() {
    return started.get(1);
  }

  private ParleyProcess start(String home, String... arguments) {
    return started.start(homes.resolve(home), arguments);
  }

  private ParleyProcess bot(String nick, String... program) {
    var arguments = new ArrayList<>(List.of("rpc", "--nick", nick, "--server", server, "--"));
    arguments.addAll(List.of(program));
    return start(nick, arguments.toArray(String[]::new));
  }

  /// Waits until alice has the bot in her table.
  private void meet(String nick) throws InterruptedException {
    started.get(0).awaitMatch(" *%s .*online.*".formatted(nick));
    alice().awaitLine("[Client table updated.]", 2);
  }

  private void order(String interpreter, String script) throws Exception {
    ParleyProcess bot = bot("pizza", interpreter, "../docs/examples/" + script);

    meet("pizza");
    PizzaOrder.by(alice());
    bot.terminate();
    assertEquals(130, bot.awaitExit());
  }

  @Test
  @EnabledIf(
      value = "chat.parley.launcher.testing.Installed#python",
      disabledReason = "there is no python3")
  void takesOrdersInPython() throws Exception {
    order("python3", "pizza.py");
  }

  @Test
  @EnabledIf(
      value = "chat.parley.launcher.testing.Installed#node",
      disabledReason = "there is no node")
  void takesOrdersInNode() throws Exception {
    order("node", "pizza.mjs");
  }

  @Test
  @EnabledIf(
      value = "chat.parley.launcher.testing.Installed#python",
      disabledReason = "there is no python3")
  void tellsAMessageAgainWhoseProgramWasKilledInItsMidst() throws Exception {
    Path script = Path.of("src/test/resources/rpc/fatal.py");
    String marker = homes.resolve("marker").toString();

    ParleyProcess first = bot("fatal", "python3", script.toString(), marker);
    meet("fatal");
    alice().type("send fatal once");
    first.awaitMatch("python3: dies with once");
    assertEquals(1, first.awaitExit());
    ParleyProcess second = bot("fatal", "python3", script.toString(), marker);
    alice().awaitMatch("fatal: " + STAMP + "heard once");
    second.terminate();
    second.awaitExit();
    bot("fatal", "python3", script.toString(), marker);
    alice().type("send fatal twice");
    alice().awaitMatch("fatal: " + STAMP + "heard twice");

    assertEquals(1, alice().output().stream().filter(it -> it.endsWith("heard once")).count());
  }

  @Test
  void speaksAsItsSchemaSays() throws Exception {
    ParleyProcess rpc = start("order", "rpc", "--server", server);
    List<String> requests =
        List.of(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\",\"params\":{\"nick\":\"order\","
                + "\"api\":\"1.0\",\"events\":true,\"rooms\":[\"#ops\"],\"commands\":"
                + "[{\"name\":\"order\",\"help\":\"order a pizza\"}]}}",
            "{\"jsonrpc\":\"2.0\",\"id\":\"w\",\"method\":\"who\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"send\",\"params\":"
                + "{\"to\":\"alice\",\"text\":\"hi\",\"wait\":\"delivered\"}}",
            "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"send\",\"params\":"
                + "{\"to\":\"nobody\",\"text\":\"hi\"}}",
            "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"join\",\"params\":{\"room\":\"#tea\"}}",
            "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"ask\",\"params\":"
                + "{\"to\":\"alice\",\"text\":\"Size?\",\"choices\":[\"S\",\"M\"]}}",
            "{\"jsonrpc\":\"2.0\",\"id\":6,\"method\":\"ask\",\"params\":"
                + "{\"to\":\"nobody\",\"text\":\"There?\"}}",
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"commands\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"/todo.add\",\"params\":{\"text\":\"x\"}}");

    rpc.type(requests.toArray(String[]::new));
    alice().awaitMatch("order: " + STAMP + "Size\\? \\(S, M\\)");
    alice().type("send order M");
    rpc.awaitMatch(".*\"id\":5,\"result\":\\{\"text\":\"M\"}.*");
    alice().type("send order later");
    String message = rpc.awaitMatch(".*\"method\":\"message\".*\"text\":\"later\".*");
    String id = new JsonMapper().readTree(message).get("id").asText();
    rpc.type("{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"result\":\"ok\"}".formatted(id), "no json");
    rpc.awaitMatch(".*\"id\":null,.*-32700.*");
    rpc.awaitMatch(".*\"id\":6,\"error\".*-32005.*");
    rpc.awaitMatch(".*\"id\":7,\"result\":.*\"commands\":\\[].*");
    rpc.awaitMatch(".*\"id\":8,\"error\".*-32601.*");
    rpc.awaitMatch(".*\"id\":2,\"result\":.*\"state\":\"delivered\".*");
    rpc.awaitMatch(".*\"id\":3,\"result\":.*\"state\":\"failed\".*");
    rpc.closeInput();

    assertEquals(0, rpc.awaitExit());
    RpcSchema schema = RpcSchema.read();
    schema.check(requests);
    schema.check(rpc.output());
    assertFalse(schema.allows("{\"jsonrpc\":\"2.0\",\"method\":\"send\"}"));
  }

  @Test
  @EnabledIf(
      value = "chat.parley.launcher.testing.Installed#python",
      disabledReason = "there is no python3")
  void hearsAndAsksInRooms() throws Exception {
    var _ = bot("waiter", "python3", "src/test/resources/rpc/room.py");
    meet("waiter");
    ParleyProcess carol = start("carol", "join", "carol", "--server", server);
    carol.awaitLine("[Welcome, You are registered.]");
    carol.type("/join #tea");
    alice().type("/join #tea");
    awaitInTable(alice(), "carol .*#tea.*");
    awaitInTable(alice(), "waiter .*#tea.*");
    awaitInTable(carol, "alice .*#tea.*");

    alice().type("send #tea hello");
    carol.awaitMatch("#tea waiter: " + STAMP + "alice in #tea: hello");
    alice().awaitMatch("#tea waiter: " + STAMP + "alice in #tea: hello");

    alice().type("send #tea order");
    carol.awaitMatch("#tea waiter: " + "alice: " + STAMP + "What\\? \\(tea, mate\\)");
    carol.type("send #tea tea");
    carol.awaitMatch("#tea waiter: " + STAMP + "carol in #tea: tea");
    alice().type("send #tea mate");
    carol.awaitMatch("#tea waiter: " + STAMP + "alice takes mate");

    alice().type("send waiter join");
    awaitInTable(alice(), "waiter .*#den #tea.*");
    alice().type("send waiter leave");
    awaitInTable(alice(), "waiter .*online #tea.*");
  }

  /// Asks for the table until it has this row.
  private static void awaitInTable(ParleyProcess person, String row) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    int before = 0;
    while (System.nanoTime() < end) {
      List<String> said = person.output();
      if (said.subList(before, said.size()).stream().anyMatch(line -> line.matches(row))) {
        return;
      }
      before = said.size();
      person.type("/who");
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    fail("no row %s in:%n%s".formatted(row, String.join("\n", person.output())));
  }
}
