package chat.parley.plugins.transcript;

import java.time.Instant;
import java.util.Map;

/// One line of a file: a JSON object, in ASCII apart from letters and digits, so that no text can
/// steer a terminal that it is shown on.
///
/// For one thread.
final class Line {

  private final StringBuilder json;

  Line(Instant at) {
    json = new StringBuilder("{\"at\":\"").append(at).append('"');
  }

  /// With a value more: a truth value, a map of texts, or anything's text.
  Line with(String key, Object value) {
    json.append(",\"").append(key).append("\":");
    switch (value) {
      case Boolean truth -> json.append(truth.booleanValue());
      case Map<?, ?> texts -> append(texts);
      default -> quote(value);
    }
    return this;
  }

  private void append(Map<?, ?> texts) {
    String before = "{";
    for (Map.Entry<?, ?> text : texts.entrySet()) {
      json.append(before);
      quote(text.getKey());
      json.append(':');
      quote(text.getValue());
      before = ",";
    }
    json.append(texts.isEmpty() ? "{}" : "}");
  }

  private void quote(Object value) {
    json.append('"');
    value.toString().chars().forEach(this::append);
    json.append('"');
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
