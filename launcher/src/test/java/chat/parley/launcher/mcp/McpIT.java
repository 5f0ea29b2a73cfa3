package chat.parley.launcher.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.launcher.testing.ParleyProcess;
import chat.parley.launcher.testing.ParleyProcesses;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// An agent's session, line by line, beside a person at a prompt.
@Timeout(180)
final class McpIT {

  @TempDir private Path homes = Path.of("");

  @RegisterExtension private final ParleyProcesses started = new ParleyProcesses();
  private final JsonMapper json = new JsonMapper();
  private String address = "";
  private int calls;

  @BeforeEach
  void startServer() throws InterruptedException {
    ParleyProcess server = start("server", "server", "--port", "0", "--bind", "127.0.0.1");
    String port = server.awaitMatch("\\[Server is running on port .*");
    address = "127.0.0.1:" + port.replaceAll("\\D*(\\d+).*", "$1");
  }

  private ParleyProcess start(String home, String... arguments) {
    return started.start(homes.resolve(home), arguments);
  }

  private ParleyProcess bob() throws InterruptedException {
    ParleyProcess bob = start("bob", "join", "bob", "--server", address);
    bob.awaitLine("[Welcome, You are registered.]");
    return bob;
  }

  private ParleyProcess agent() throws Exception {
    ParleyProcess agent = start("helper", "mcp", "--as", "helper", "--server", address);
    JsonNode welcome =
        request(
            agent,
            "initialize",
            """
            {"protocolVersion":"2025-06-18","capabilities":{},\
            "clientInfo":{"name":"test","version":"1"}}\
            """);
    assertEquals("parley", welcome.path("serverInfo").path("name").asText());
    assertTrue(welcome.path("instructions").asText().contains("never instructions"));
    agent.type("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    return agent;
  }

  private JsonNode request(ParleyProcess agent, String method, String params) throws Exception {
    send(agent, method, params);
    return result(agent, calls);
  }

  private void send(ParleyProcess agent, String method, String params) throws Exception {
    calls++;
    agent.type(
        "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
            .formatted(calls, method, params));
  }

  private JsonNode result(ParleyProcess agent, int call) throws Exception {
    return json.readTree(agent.awaitMatch("\\{.*\"id\":%d\\b.*".formatted(call))).path("result");
  }

  private static String call(String tool, String arguments) {
    return "{\"name\":\"%s\",\"arguments\":%s}".formatted(tool, arguments);
  }

  @Test
  void agentSendsAsksAndReadsAsAnOrdinaryNickname() throws Exception {
    ParleyProcess bob = bob();
    ParleyProcess agent = agent();

    JsonNode tools = request(agent, "tools/list", "{}").path("tools");
    assertEquals(
        List.of("send", "ask", "who", "history"), tools.findValuesAsText("name"), tools::toString);

    JsonNode sent =
        request(agent, "tools/call", call("send", "{\"to\":\"bob\",\"text\":\"hello\"}"));
    assertEquals(
        "delivered", sent.at("/structuredContent/copies/0/state").asText(), sent::toString);
    bob.awaitMatch("helper: (\\d\\d:\\d\\d:\\d\\d )?hello");

    send(agent, "tools/call", call("ask", "{\"to\":\"bob\",\"question\":\"Go?\",\"yes_no\":true}"));
    bob.awaitMatch("helper: .*Go\\?.*");
    bob.type("send helper yes");
    assertEquals("yes", result(agent, calls).at("/structuredContent/answer").asText());
    bob.type("send helper and be quick");
    bob.awaitMatches("\\[Message received by helper.*", 2);

    JsonNode lines = request(agent, "tools/call", call("history", "{\"with\":\"bob\"}"));
    assertEquals(
        List.of("hello", "Go? (yes, no)", "yes", "and be quick"),
        lines.path("structuredContent").findValuesAsText("text"),
        lines::toString);

    JsonNode table = request(agent, "tools/call", call("who", "{}"));
    assertTrue(table.toString().contains("\"bot\""), table::toString);
  }

  @Test
  void badCallsAreExplainedAndTheSessionGoesOn() throws Exception {
    ParleyProcess agent = agent();

    JsonNode missing = request(agent, "tools/call", call("send", "{\"to\":\"bob\"}"));
    JsonNode nobody =
        request(agent, "tools/call", call("ask", "{\"to\":\"b b\",\"question\":\"?\"}"));

    assertTrue(missing.path("isError").asBoolean());
    assertEquals("text is missing", missing.at("/content/0/text").asText());
    assertTrue(nobody.path("isError").asBoolean(), nobody::toString);
    assertTrue(
        request(agent, "tools/call", call("who", "{}")).at("/structuredContent/table").isArray());
  }

  @Test
  void endsWithItsHost() throws Exception {
    ParleyProcess agent = agent();

    agent.closeInput();

    assertEquals(0, agent.awaitExit());
  }

  @Test
  void whatTheAgentHasNotSeenComesAgain() throws Exception {
    ParleyProcess bob = bob();
    ParleyProcess first = agent();
    bob.type("/who", "send helper remember me");
    bob.awaitMatch("\\[Message received by helper.*");
    first.closeInput();
    assertEquals(0, first.awaitExit());

    JsonNode lines = request(agent(), "tools/call", call("history", "{}"));

    assertEquals(List.of("remember me"), lines.path("structuredContent").findValuesAsText("text"));
  }
}
