package chat.parley.launcher.text;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// One JSON object on one line, written field by field.
///
/// By hand, since starting a JSON library takes longer than all that a one-shot command does. All
/// that is not printable ASCII is written as an escape, and so disturbs no terminal.
///
/// Not safe for use by several threads.
public final class Json {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /// Adds a field: a string, number, boolean or collection of strings.
  public Json with(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  /// The object, without an end of line.
  @Override
  public String toString() {
    var out = new StringBuilder("{");
    for (Iterator<Map.Entry<String, Object>> i = fields.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<String, Object> field = i.next();
      text(field.getKey(), out);
      value(field.getValue(), out.append(':'));
      out.append(i.hasNext() ? "," : "");
    }
    return out.append('}').toString();
  }

  private static void value(Object value, StringBuilder out) {
    switch (value) {
      case Number _, Boolean _ -> out.append(value);
      case Collection<?> all -> {
        String comma = "";
        out.append('[');
        for (Object one : all) {
          value(one, out.append(comma));
          comma = ",";
        }
        out.append(']');
      }
      default -> text(String.valueOf(value), out);
    }
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
