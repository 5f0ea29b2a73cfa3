package chat.parley.engine.journal;

import chat.parley.api.Delivery;
import chat.parley.api.Message;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.api.Via;
import chat.parley.engine.chat.Place;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Entries as lines of JSON.
final class EntryCodec {

  private static final JsonMapper MAPPER = new JsonMapper();

  private EntryCodec() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /// One line, without its end.
  static String encode(Entry entry) {
    ObjectNode line = object().put("entry", entry.word()).put("at", entry.at());
    switch (entry) {
      case Entry.Opened opened -> {
        var _ = put(line, opened.place()).put("script", opened.script());
        if (opened.message() != null) {
          line.set("message", encode(opened.message()));
        }
      }
      case Entry.Said said -> {
        ArrayNode copies =
            line.put("where", said.where().toString()).put("text", said.text()).putArray("to");
        said.copies().forEach(copy -> copies.add(encode(copy)));
      }
      case Entry.Line heard -> line.set("message", encode(heard.message()));
      case Entry.TimeOut timeOut -> put(line, timeOut.place());
      case Entry.Visit visit ->
          line.put("person", visit.person().shown()).put("granted", visit.isGranted());
      case Entry.Now _, Entry.Ended _ -> {}
      case Entry.Pause pause -> line.put("until", pause.until());
      case Entry.Once once -> line.put("key", once.key()).set("result", once.result());
      case Entry.Failed failed ->
          line.put("key", failed.key()).put("type", failed.type()).put("message", failed.message());
    }
    return line.toString();
  }

  private static ObjectNode put(ObjectNode line, Place place) {
    return line.put("person", place.person().shown()).put("where", place.where().toString());
  }

  private static ObjectNode encode(Entry.Copy copy) {
    ObjectNode node = object().put("recipient", copy.recipient().shown());
    if (copy.failed() != null) {
      node.put("reason", copy.failed().reason().name()).put("detail", copy.failed().detail());
    }
    return node;
  }

  private static ObjectNode encode(Message message) {
    ObjectNode node = object();
    node.putObject("id")
        .put("incarnation", message.id().incarnation())
        .put("recipient", message.id().recipient())
        .put("sequence", message.id().sequence());
    return node.put("from", message.from().shown())
        .put("to", message.to().toString())
        .put("text", message.text())
        .put("sentAt", message.sentAt().toEpochMilli())
        .put("receivedAt", message.receivedAt().toEpochMilli())
        .put("via", message.via().name())
        .put("fromBot", message.fromBot());
  }

  /// What a line says.
  ///
  /// @param number of the line, from 1
  /// @throws Corrupt when it is none of ours
  static Entry decode(int number, String line) throws Corrupt {
    try {
      JsonNode node = MAPPER.readTree(line);
      if (node == null || !node.isObject()) {
        throw new Corrupt(number, "is no JSON object");
      }
      return decode(node);
    } catch (JsonProcessingException e) {
      throw new Corrupt(number, "is no JSON");
    } catch (IllegalArgumentException e) {
      throw new Corrupt(number, "makes no sense: %s".formatted(e.getMessage()));
    }
  }

  private static Entry decode(JsonNode line) {
    long at = number(line, "at");
    return switch (text(line, "entry")) {
      case "opened" ->
          new Entry.Opened(at, place(line), text(line, "script"), message(line.get("message")));
      case "said" ->
          new Entry.Said(
              at, Target.of(text(line, "where")), text(line, "text"), copies(field(line, "to")));
      case "line" -> {
        Message message = message(field(line, "message"));
        if (message == null) {
          throw new IllegalArgumentException("message is null");
        }
        yield new Entry.Line(at, message);
      }
      case "time-out" -> new Entry.TimeOut(at, place(line));
      case "visit" ->
          new Entry.Visit(
              at, Nickname.of(text(line, "person")), field(line, "granted").booleanValue());
      case "now" -> new Entry.Now(at);
      case "paused" -> new Entry.Pause(at, number(line, "until"));
      case "once" -> new Entry.Once(at, text(line, "key"), field(line, "result"));
      case "failed" ->
          new Entry.Failed(
              at, text(line, "key"), text(line, "type"), field(line, "message").textValue());
      case "ended" -> new Entry.Ended(at);
      default -> throw new IllegalArgumentException("there is no such entry");
    };
  }

  private static Place place(JsonNode line) {
    return new Place(Nickname.of(text(line, "person")), Target.of(text(line, "where")));
  }

  private static List<Entry.Copy> copies(JsonNode nodes) {
    var copies = new ArrayList<Entry.Copy>();
    for (JsonNode node : nodes) {
      Delivery.@Nullable Failed failed =
          node.has("reason")
              ? new Delivery.Failed(
                  Delivery.Reason.valueOf(text(node, "reason")), text(node, "detail"))
              : null;
      copies.add(new Entry.Copy(Nickname.of(text(node, "recipient")), failed));
    }
    return List.copyOf(copies);
  }

  private static @Nullable Message message(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return null;
    }
    JsonNode id = field(node, "id");
    return new Message(
        new MessageId(number(id, "incarnation"), text(id, "recipient"), number(id, "sequence")),
        Nickname.of(text(node, "from")),
        Target.of(text(node, "to")),
        text(node, "text"),
        Instant.ofEpochMilli(number(node, "sentAt")),
        Instant.ofEpochMilli(number(node, "receivedAt")),
        Via.valueOf(text(node, "via")),
        field(node, "fromBot").booleanValue());
  }

  static JsonNode field(JsonNode node, String name) {
    JsonNode found = node.get(name);
    if (found == null) {
      throw new IllegalArgumentException("%s is missing".formatted(name));
    }
    return found;
  }

  static String text(JsonNode node, String name) {
    JsonNode found = field(node, name);
    if (!found.isTextual()) {
      throw new IllegalArgumentException("%s is no text".formatted(name));
    }
    return found.textValue();
  }

  private static long number(JsonNode node, String name) {
    JsonNode found = field(node, name);
    if (!found.canConvertToLong() || !found.isIntegralNumber()) {
      throw new IllegalArgumentException("%s is no number".formatted(name));
    }
    return found.longValue();
  }
}
