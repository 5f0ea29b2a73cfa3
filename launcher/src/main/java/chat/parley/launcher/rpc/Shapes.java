package chat.parley.launcher.rpc;

import chat.parley.api.Delivery;
import chat.parley.api.Entry;
import chat.parley.api.Message;
import chat.parley.api.MessageId;
import chat.parley.api.Via;
import chat.parley.engine.command.Signature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The forms that things have on the lines; docs/rpc.schema.json holds them, too.
final class Shapes {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Shapes() {}

  static ObjectNode object() {
    return JSON.objectNode();
  }

  /// What every line begins with.
  static ObjectNode envelope() {
    return object().put("jsonrpc", "2.0");
  }

  static ObjectNode request(String id, String method, JsonNode params) {
    return envelope().put("id", id).put("method", method).set("params", params);
  }

  static ObjectNode notification(String method, JsonNode params) {
    return envelope().put("method", method).set("params", params);
  }

  static ObjectNode result(JsonNode id, JsonNode result) {
    ObjectNode line = envelope();
    line.set("id", id);
    line.set("result", result);
    return line;
  }

  static ObjectNode error(JsonNode id, Fault fault) {
    ObjectNode line = envelope();
    line.set("id", id);
    ObjectNode error =
        line.putObject("error").put("code", fault.code().number()).put("message", fault.words());
    if (!fault.data().isEmpty()) {
      ObjectNode data = error.putObject("data");
      fault.data().forEach(data::put);
    }
    return line;
  }

  static ObjectNode message(Message message) {
    return object()
        .put("id", message.id().toString())
        .put("from", message.from().shown())
        .put("to", message.to().toString())
        .put("text", message.text())
        .put("sentAt", message.sentAt().toString())
        .put("via", word(message.via()))
        .put("fromBot", message.fromBot());
  }

  static ObjectNode entry(Entry entry) {
    ObjectNode shape =
        object()
            .put("nick", entry.nickname().shown())
            .put("presence", word(entry.presence()))
            .put("kind", word(entry.kind()))
            .put("status", entry.status());
    ArrayNode rooms = shape.putArray("rooms");
    entry.rooms().stream().map(Object::toString).sorted().forEach(rooms::add);
    return shape;
  }

  static ObjectNode table(Collection<Entry> entries) {
    ObjectNode shape = object();
    ArrayNode table = shape.putArray("table");
    entries.forEach(entry -> table.add(entry(entry)));
    return shape;
  }

  /// What can be called: methods of ours, and commands.
  static ObjectNode commands(List<String> methods, List<Signature> signatures) {
    ObjectNode shape = object();
    ArrayNode own = shape.putArray("methods");
    methods.forEach(own::add);
    ArrayNode commands = shape.putArray("commands");
    for (Signature signature : signatures) {
      ArrayNode parameters =
          commands
              .addObject()
              .put("method", signature.method())
              .put("usage", signature.usage())
              .put("help", signature.help())
              .putArray("parameters");
      signature.parameters().forEach(it -> parameters.add(parameter(it)));
    }
    return shape;
  }

  private static ObjectNode parameter(Signature.Given parameter) {
    ObjectNode shape =
        object()
            .put("name", parameter.name())
            .put("form", parameter.form())
            .put("needed", parameter.needed())
            .put("several", parameter.several())
            .put("help", parameter.help());
    parameter.fallback().ifPresent(it -> shape.put("default", it));
    if (!parameter.choices().isEmpty()) {
      ArrayNode choices = shape.putArray("choices");
      parameter.choices().forEach(choices::add);
    }
    return shape;
  }

  /// Copies of one text: one for a nickname, more for a room.
  static ObjectNode copies(List<Delivery> copies, boolean isForOne) {
    ObjectNode shape = object();
    if (isForOne) {
      shape.setAll(copy(copies.getFirst()));
    } else {
      shape.put(
          "state",
          copies.stream().map(Delivery::state).map(Shapes::state).reduce("none", Shapes::worse));
    }
    ArrayNode all = shape.putArray("copies");
    copies.forEach(copy -> all.add(copy(copy)));
    return shape;
  }

  private static String worse(String one, String other) {
    List<String> order = List.of("none", "delivered", "stored", "pending", "failed");
    return order.indexOf(one) >= order.indexOf(other) ? one : other;
  }

  private static ObjectNode copy(Delivery copy) {
    return delivery(copy.id().orElse(null), copy.recipient().shown(), copy.state());
  }

  static ObjectNode delivery(@Nullable MessageId id, String to, Delivery.State state) {
    ObjectNode shape = object();
    if (id != null) {
      shape.put("id", id.toString());
    }
    shape.put("to", to).put("state", state(state));
    switch (state) {
      case Delivery.Delivered(_, Via via) -> shape.put("via", word(via));
      case Delivery.Failed(Delivery.Reason reason, String detail) ->
          shape.put("reason", word(reason)).put("detail", detail);
      case Delivery.Stored _, Delivery.Pending _ -> {}
    }
    return shape;
  }

  private static String state(Delivery.State state) {
    return switch (state) {
      case Delivery.Delivered _ -> "delivered";
      case Delivery.Stored _ -> "stored";
      case Delivery.Pending _ -> "pending";
      case Delivery.Failed _ -> "failed";
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
