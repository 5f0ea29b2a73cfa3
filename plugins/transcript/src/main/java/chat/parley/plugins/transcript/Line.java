package chat.parley.plugins.transcript;

import java.time.Instant;

/// One line of a file: a JSON object, in ASCII apart from letters and digits, so that no text can
/// steer a terminal that it is shown on.
///
/// For one thread.
final class Line {

  private final StringBuilder json;

  Line(Instant at) {
    json = new StringBuilder("{\"at\":\"").append(at).append('"');
  }

  Line with(String key, Object value) {
    json.append(",\"").append(key).append("\":");
    if (value instanceof Boolean) {
      json.append(value);
    } else {
      json.append('"');
      value.toString().chars().forEach(this::append);
      json.append('"');
    }
    return this;
  }

  private void append(int next) {
    if (next == '"' || next == '\\') {
      json.append('\\').append((char) next);
    } else if ((next >= ' ' && next <= '~') || Character.isLetterOrDigit((char) next)) {
      json.append((char) next);
    } else {
      json.append("\\u%04x".formatted(next));
    }
  }

  /// With its end.
  String text() {
    return json + "}\n";
  }
}
