package chat.parley.launcher.mcp;

import chat.parley.api.Nickname;
import chat.parley.api.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an agent has called a tool with. Whatever is missing or wrong is an
/// [IllegalArgumentException] that names it, for the agent to try again.
///
/// @param values by their names; may be anything that JSON can be
record Arguments(Map<String, Object> values) {

  private static final double SECONDS_MAX = 86_400;

  String text(String name) {
    String text = optionalText(name);
    if (text == null || text.isEmpty()) {
      throw new IllegalArgumentException("%s is missing".formatted(name));
    }
    return text;
  }

  @Nullable String optionalText(String name) {
    return switch (values.get(name)) {
      case null -> null;
      case String text -> text;
      case Object other -> throw wrong(name, other, "a text");
    };
  }

  Nickname nickname(String name) {
    return Nickname.of(text(name));
  }

  Target target(String name) {
    return Target.of(text(name));
  }

  @Nullable Target optionalTarget(String name) {
    String text = optionalText(name);
    return text == null ? null : Target.of(text);
  }

  List<String> texts(String name) {
    return switch (values.get(name)) {
      case null -> List.of();
      case List<?> list -> {
        var texts = new ArrayList<String>();
        for (Object one : list) {
          if (!(one instanceof String text) || text.isBlank()) {
            throw wrong(name, list, "a list of texts");
          }
          texts.add(text);
        }
        yield List.copyOf(texts);
      }
      case Object other -> throw wrong(name, other, "a list of texts");
    };
  }

  boolean flag(String name) {
    return switch (values.get(name)) {
      case null -> false;
      case Boolean flag -> flag;
      case Object other -> throw wrong(name, other, "true or false");
    };
  }

  int number(String name, int usual, int max) {
    return switch (values.get(name)) {
      case null -> usual;
      case Number number when isWithin(number, 1, max) -> number.intValue();
      case Object other -> throw wrong(name, other, "a number from 1 to %d".formatted(max));
    };
  }

  Duration seconds(String name, Duration usual) {
    return switch (values.get(name)) {
      case null -> usual;
      case Number number when isWithin(number, 0, SECONDS_MAX) ->
          Duration.ofMillis(Math.round(number.doubleValue() * 1_000));
      case Object other -> throw wrong(name, other, "seconds, 0 to %.0f".formatted(SECONDS_MAX));
    };
  }

  private static boolean isWithin(Number number, double min, double max) {
    return number.doubleValue() >= min && number.doubleValue() <= max;
  }

  private static IllegalArgumentException wrong(String name, Object value, String expected) {
    return new IllegalArgumentException("%s is %s, must be %s".formatted(name, value, expected));
  }
}
