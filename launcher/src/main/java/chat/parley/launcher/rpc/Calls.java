package chat.parley.launcher.rpc;

import chat.parley.api.Nickname;
import chat.parley.engine.command.Call;
import chat.parley.engine.command.Caller;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.command.Parsed;
import chat.parley.engine.command.Reply;
import chat.parley.launcher.text.ReplyText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// The commands of plugins, as a program calls them: under methods that begin with a slash.
///
/// Safe for use by any thread.
final class Calls {

  private static final JsonMapper JSON = new JsonMapper();

  private final CommandRegistry commands;
  private final Nickname caller;

  Calls(CommandRegistry commands, Nickname caller) {
    this.commands = commands;
    this.caller = caller;
  }

  /// All that can be called now.
  JsonNode list(List<String> methods) {
    return Shapes.commands(methods, commands.signatures());
  }

  /// Calls a command; the result waits for its end, and has what it has answered until then.
  ///
  /// @param params by the names of the command's parameters
  Outcome call(String method, @Nullable JsonNode params) throws Fault {
    boolean isKnown =
        commands.signatures().stream()
            .anyMatch(it -> it.method().equals(method) || it.method().startsWith(method + "."));
    if (!isKnown) {
      throw new Fault(
          Fault.Code.NO_METHOD,
          "there is no command %s; the method commands shows all".formatted(method));
    }
    Call.Registered call = understood(method, params);
    var replies = new CopyOnWriteArrayList<Reply>();
    var ended = commands.run(call, Caller.himself(caller, replies::add));
    return new Outcome.Later(() -> result(ended, replies));
  }

  private Call.Registered understood(String method, @Nullable JsonNode params) throws Fault {
    if (params != null && !params.isObject()) {
      throw new Fault(
          Fault.Code.BAD_PARAMETER, "params is no object: parameters are given by name");
    }
    Map<String, ?> given =
        params == null
            ? Map.of()
            : JSON.convertValue(params, new TypeReference<Map<String, @Nullable Object>>() {});
    return switch (commands.bind(method, given)) {
      case Parsed.Ok<Call.Registered>(Call.Registered call) -> call;
      case Parsed.HelpAsked<Call.Registered>(String text) ->
          throw new Fault(Fault.Code.BAD_PARAMETER, text);
      case Parsed.Wrong<Call.Registered> wrong ->
          throw new Fault(Fault.Code.BAD_PARAMETER, wrong.why());
    };
  }

  private static JsonNode result(
      CompletableFuture<chat.parley.engine.command.Outcome> ended, List<Reply> replies)
      throws Fault, InterruptedException {
    try {
      var outcome = ended.get();
      return switch (outcome) {
        case chat.parley.engine.command.Outcome.Done _ -> shape(replies);
        case chat.parley.engine.command.Outcome.Misused _ ->
            throw new Fault(Fault.Code.BAD_PARAMETER, outcome.complaint());
        case chat.parley.engine.command.Outcome.Failed _ ->
            throw new Fault(Fault.Code.COMMAND_FAILED, outcome.complaint());
        case chat.parley.engine.command.Outcome.TimedOut _ ->
            throw new Fault(Fault.Code.TIMED_OUT, outcome.complaint());
      };
    } catch (ExecutionException e) {
      throw new IllegalStateException("a call has ended without an outcome", e);
    }
  }

  private static JsonNode shape(List<Reply> replies) {
    var shape = Shapes.object();
    ArrayNode all = shape.putArray("replies");
    for (Reply reply : replies) {
      try {
        all.add(JSON.readTree(ReplyText.json(reply)));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("an answer's data are always JSON", e);
      }
    }
    return shape;
  }
}
