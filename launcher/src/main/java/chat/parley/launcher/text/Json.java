package chat.parley.launcher.text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One JSON object on one line, written field by field, or made of a map.
///
/// By hand, since starting a JSON library takes longer than all that a one-shot command does. All
/// that is not printable ASCII is written as an escape, and so disturbs no terminal.
///
/// Not safe for use by several threads.
public final class Json {

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  /// The object with these fields: each value a string, number, boolean, null, or a collection or
  /// map of these. Anything else is written as its text.
  public static Json of(Map<String, ?> fields) {
    var json = new Json();
    json.fields.putAll(fields);
    return json;
  }

  /// Adds a field, whose value may be what [#of] says.
  public Json with(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  /// The object, without an end of line.
  @Override
  public String toString() {
    var out = new StringBuilder();
    object(fields, out);
    return out.toString();
  }

  private static void object(Map<?, ?> fields, StringBuilder out) {
    String comma = "";
    out.append('{');
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      text(String.valueOf(field.getKey()), out.append(comma));
      value(field.getValue(), out.append(':'));
      comma = ",";
    }
    out.append('}');
  }

  /// No pattern switch: the first one of a process takes longer than the rest of this class.
  private static void value(@Nullable Object value, StringBuilder out) {
    if (value == null || isNoNumber(value)) {
      out.append("null");
    } else if (value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof Map<?, ?> fields) {
      object(fields, out);
    } else if (value instanceof Collection<?> all) {
      array(all, out);
    } else {
      text(String.valueOf(value), out);
    }
  }

  /// JSON has no word for what is no number or infinite.
  private static boolean isNoNumber(Object value) {
    return (value instanceof Double number && !Double.isFinite(number))
        || (value instanceof Float single && !Float.isFinite(single));
  }

  private static void array(Collection<?> all, StringBuilder out) {
    String comma = "";
    out.append('[');
    for (Object one : all) {
      value(one, out.append(comma));
      comma = ",";
    }
    out.append(']');
  }

  private static void text(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '"' || character == '\\') {
        out.append('\\').append(character);
      } else if (character >= ' ' && character < 0x7F) {
        out.append(character);
      } else {
        out.append("\\u%04x".formatted((int) character));
      }
    }
    out.append('"');
  }
}
