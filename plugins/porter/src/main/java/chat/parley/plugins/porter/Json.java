package chat.parley.plugins.porter;

/// Values as JSON, in plain ASCII: what people call themselves can steer no terminal that the book
/// is shown on.
final class Json {

  private static final int LAST_PLAIN = '~';

  private Json() {}

  /// A number or a truth as it is, all else as a string.
  static String of(Object value) {
    return value instanceof Number || value instanceof Boolean
        ? value.toString()
        : string(value.toString());
  }

  private static String string(String text) {
    var json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next == '"' || next == '\\') {
        json.append('\\').append(next);
      } else if (next >= ' ' && next <= LAST_PLAIN) {
        json.append(next);
      } else {
        json.append("\\u%04x".formatted((int) next));
      }
    }
    return json.append('"').toString();
  }
}
