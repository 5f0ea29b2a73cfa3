package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.launcher.testing.ParleyProcess;
import chat.parley.launcher.testing.PizzaOrder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// Bots in other languages, and questions from a shell, between real processes.
@Timeout(300)
final class RpcIT {

  private static final String STAMP = "(\\d\\d:\\d\\d:\\d\\d )?";

  @TempDir private Path homes = Path.of("");

  private final List<ParleyProcess> started = new ArrayList<>();
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

  @AfterEach
  void killAll() throws InterruptedException {
    for (ParleyProcess process : started) {
      process.kill();
    }
  }

  private ParleyProcess start(String home, String... arguments) {
    ParleyProcess process = ParleyProcess.start(homes.resolve(home), arguments);
    started.add(process);
    return process;
  }

  private ParleyProcess bot(String nick, String... program) {
    var arguments = new ArrayList<>(List.of("rpc", "--nick", nick, "--server", server, "--"));
    arguments.addAll(List.of(program));
    return start(nick, arguments.toArray(String[]::new));
  }

  /// Waits until alice has the bot in her table.
  private void meet(String nick) throws InterruptedException {
    started.getFirst().awaitMatch(" *%s .*online.*".formatted(nick));
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
  @EnabledIf(value = "chat.parley.launcher.testing.Installed#python", disabledReason = "there is no python3")
  void takesOrdersInPython() throws Exception {
    order("python3", "pizza.py");
  }

  @Test
  @EnabledIf(value = "chat.parley.launcher.testing.Installed#node", disabledReason = "there is no node")
  void takesOrdersInNode() throws Exception {
    order("node", "pizza.mjs");
  }

  @Test
  @EnabledIf(value = "chat.parley.launcher.testing.Installed#python", disabledReason = "there is no python3")
  void tellsAMessageAgainWhoseProgramWasKilledInItsMidst() throws Exception {
    Path script = Path.of("src/test/resources/rpc/fatal.py");
    String marker = homes.resolve("marker").toString();

    ParleyProcess first = bot("fatal", "python3", script.toString(), marker);
    meet("fatal");
    alice().type("send fatal once");
    first.awaitMatch("python3: dies with once");
    assertEquals(1, first.awaitExit());
    ParleyProcess second = bot("fatal", "python3", script.toString(), marker);
    alice().awaitMatch(STAMP + "fatal: heard once");
    second.terminate();
    second.awaitExit();
    bot("fatal", "python3", script.toString(), marker);
    alice().type("send fatal twice");
    alice().awaitMatch(STAMP + "fatal: heard twice");

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
                + "{\"to\":\"nobody\",\"text\":\"There?\"}}");

    rpc.type(requests.toArray(String[]::new));
    alice().awaitMatch(STAMP + "order: Size\\? \\(S, M\\)");
    alice().type("send order M");
    rpc.awaitMatch(".*\"id\":5,\"result\":\\{\"text\":\"M\"}.*");
    alice().type("send order later");
    String message = rpc.awaitMatch(".*\"method\":\"message\".*\"text\":\"later\".*");
    String id = new JsonMapper().readTree(message).get("id").asText();
    rpc.type("{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"result\":\"ok\"}".formatted(id), "no json");
    rpc.awaitMatch(".*\"id\":null,.*-32700.*");
    rpc.awaitMatch(".*\"id\":6,\"error\".*-32005.*");
    rpc.awaitMatch(".*\"id\":2,\"result\":.*\"state\":\"delivered\".*");
    rpc.awaitMatch(".*\"id\":3,\"result\":.*\"state\":\"failed\".*");
    rpc.closeInput();

    assertEquals(0, rpc.awaitExit());
    Schema schema = schema();
    List.of(requests, rpc.output()).forEach(lines -> lines.forEach(it -> holds(schema, it)));
    assertTrue(
        !schema.validate("{\"jsonrpc\":\"2.0\",\"method\":\"send\"}", InputFormat.JSON).isEmpty());
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(Path.of("../docs/rpc.schema.json")));
  }

  private static void holds(Schema schema, String line) {
    var faults = schema.validate(line, InputFormat.JSON);
    assertTrue(faults.isEmpty(), () -> "%s: %s".formatted(line, faults));
  }

  @Test
  void asksFromAShell() throws Exception {
    ParleyProcess yes = ask("Deploy?", "--yes-no");
    alice().awaitMatch(STAMP + "ci: Deploy\\? \\(yes, no\\)");
    alice().type("send ci yes");
    assertEquals(0, yes.awaitExit());
    assertEquals(List.of("yes"), yes.output());

    ParleyProcess no = ask("Sure?", "--yes-no");
    alice().awaitMatch(STAMP + "ci: Sure\\? \\(yes, no\\)");
    alice().type("send ci no");
    assertEquals(1, no.awaitExit());

    ParleyProcess choice = ask("Size?", "--choices", "S,M", "--json");
    alice().awaitMatch(STAMP + "ci: Size\\? \\(S, M\\)");
    alice().type("send ci m");
    assertEquals(0, choice.awaitExit());
    assertEquals(
        List.of("{\"nick\":\"alice\",\"state\":\"answered\",\"answer\":\"M\"}"), choice.output());
  }

  @Test
  void tellsThePersonThatAQuestionIsClosed() throws Exception {
    ParleyProcess late = ask("There?", "--timeout", "2s");
    assertEquals(124, late.awaitExit());
    alice().awaitMatch(STAMP + "ci: \\(The question is closed.*");

    ParleyProcess stopped = ask("And now?");
    alice().awaitMatch(STAMP + "ci: And now\\?");
    stopped.terminate();
    assertEquals(130, stopped.awaitExit());
    alice().awaitMatches(STAMP + "ci: \\(The question is closed.*", 2);

    assertEquals(
        1, start("ci", "ask", "zoe", "Who?", "--as", "ci", "--server", server).awaitExit());
  }

  private ParleyProcess ask(String question, String... more) {
    var arguments =
        new ArrayList<>(List.of("ask", "alice", question, "--as", "ci", "--server", server));
    arguments.addAll(List.of(more));
    return start("ci", arguments.toArray(String[]::new));
  }
}
