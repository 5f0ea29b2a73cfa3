package chat.parley.launcher.rpc;

import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The parameters of one request, each with its type; what does not fit is said with its name.
///
/// Not safe for use by several threads.
final class Parameters {

  private final ObjectNode fields;

  private Parameters(ObjectNode fields) {
    this.fields = fields;
  }

  /// Of what stands under `params`, in which nothing but these may stand.
  static Parameters of(@Nullable JsonNode params, Set<String> known) throws Fault {
    if (params == null) {
      return new Parameters(JsonNodeFactory.instance.objectNode());
    }
    if (!(params instanceof ObjectNode object)) {
      throw bad("params is no object: parameters are given by name");
    }
    var unknown = new TreeSet<String>();
    object.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw bad(
          "there is no parameter %s here; there are %s"
              .formatted(String.join(", ", unknown), String.join(", ", new TreeSet<>(known))));
    }
    return new Parameters(object);
  }

  private static Fault bad(String why) {
    return new Fault(Fault.Code.BAD_PARAMETER, why);
  }

  /// A text that must be there.
  String text(String name) throws Fault {
    String text = optionalText(name);
    if (text == null) {
      throw bad("%s is missing".formatted(name));
    }
    return text;
  }

  /// A text, or null when it is left out.
  @Nullable String optionalText(String name) throws Fault {
    JsonNode value = fields.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw bad("%s is %s, must be a string that is not empty".formatted(name, shown(value)));
    }
    return value.textValue();
  }

  /// True or false, which it is when it is left out.
  boolean isSet(String name) throws Fault {
    JsonNode value = fields.get(name);
    if (value == null || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw bad("%s is %s, must be true or false".formatted(name, shown(value)));
    }
    return value.booleanValue();
  }

  /// A time in whole milliseconds.
  Duration millis(String name, Duration leftOut, Duration most) throws Fault {
    JsonNode value = fields.get(name);
    if (value == null || value.isNull()) {
      return leftOut;
    }
    boolean isFit =
        value.isIntegralNumber()
            && value.canConvertToLong()
            && value.longValue() >= 0
            && value.longValue() <= most.toMillis();
    if (!isFit) {
      throw bad(
          "%s is %s, must be a whole number from 0 to %d"
              .formatted(name, shown(value), most.toMillis()));
    }
    return Duration.ofMillis(value.longValue());
  }

  /// Texts; none when they are left out.
  List<String> texts(String name) throws Fault {
    var texts = new ArrayList<String>();
    for (JsonNode value : list(name)) {
      if (!value.isTextual() || value.textValue().isBlank()) {
        throw bad("%s has %s, must have strings that are not blank".formatted(name, shown(value)));
      }
      texts.add(value.textValue());
    }
    return texts;
  }

  /// What stands on a command line, at least one word; each may be empty.
  List<String> arguments(String name) throws Fault {
    var arguments = new ArrayList<String>();
    for (JsonNode value : list(name)) {
      if (!value.isTextual()) {
        throw bad("%s has %s, must have strings".formatted(name, shown(value)));
      }
      arguments.add(value.textValue());
    }
    if (arguments.isEmpty()) {
      throw bad("%s is missing".formatted(name));
    }
    return arguments;
  }

  /// Objects with their own parameters; none when they are left out.
  List<Parameters> objects(String name, Set<String> known) throws Fault {
    var objects = new ArrayList<Parameters>();
    for (JsonNode value : list(name)) {
      if (!value.isObject()) {
        throw bad("%s has %s, must have objects".formatted(name, shown(value)));
      }
      objects.add(of(value, known));
    }
    return objects;
  }

  private Iterable<JsonNode> list(String name) throws Fault {
    JsonNode value = fields.get(name);
    if (value == null || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw bad("%s is %s, must be an array".formatted(name, shown(value)));
    }
    return value;
  }

  /// Whom something is for.
  Target target(String name) throws Fault {
    String text = text(name);
    try {
      return Target.of(text);
    } catch (IllegalArgumentException e) {
      throw bad("%s is \"%s\": %s".formatted(name, text, e.getMessage()));
    }
  }

  /// Somebody.
  Nickname nickname(String name) throws Fault {
    if (target(name) instanceof Nickname nickname) {
      return nickname;
    }
    throw bad("%s is \"%s\", must be one nickname".formatted(name, text(name)));
  }

  /// A room.
  Room room(String name) throws Fault {
    if (target(name) instanceof Room room) {
      return room;
    }
    throw bad("%s is \"%s\", must be a #room".formatted(name, text(name)));
  }

  /// No more of it than a person wants to read.
  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
