package chat.parley.engine.config;

import chat.parley.api.spi.ConfigSource;
import chat.parley.engine.command.Written;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The configuration of a plugin or a server: a TOML file that need not be there.
///
/// Each component of the record is a key. Its type is String, int, long, double, boolean, or one of
/// those of a command's parameters, written in quotes; a List of these; or a record of its own,
/// which is a table. A list that is left out is empty.
///
/// Immutable; reads the file anew each time.
///
/// @param file where it is
public record ConfigFile(Path file) implements ConfigSource {

  @Override
  public <R extends Record> R read(Class<R> type) {
    return read(type, text());
  }

  /// The same, as if the file held this text.
  <R extends Record> R read(Class<R> type, String text) {
    return record(type, tree(text), new Place(text, ""));
  }

  private String text() {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private JsonNode tree(String text) {
    try {
      return new TomlMapper().readTree(text);
    } catch (JacksonException e) {
      JsonLocation at = e.getLocation();
      String line = at == null ? "" : ", line %d".formatted(at.getLineNr());
      throw new IllegalArgumentException(
          "%s%s: %s".formatted(file, line, e.getOriginalMessage()), e);
    }
  }

  private <R extends Record> R record(Class<R> type, JsonNode table, Place place) {
    RecordComponent[] components = type.getRecordComponents();
    List<String> known = Arrays.stream(components).map(Written::word).toList();
    for (var entry : table.properties()) {
      if (!known.contains(entry.getKey())) {
        String near =
            Written.nearest(entry.getKey(), known)
                .map("; did you mean %s?"::formatted)
                .orElse("; known are %s".formatted(String.join(", ", known)));
        throw misfit(place, entry.getKey(), "is no key here" + near);
      }
    }
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = value(components[i], table.get(known.get(i)), place);
    }
    return make(type, values, place);
  }

  private Object value(RecordComponent component, @Nullable JsonNode node, Place place) {
    String key = Written.word(component);
    Class<?> type = component.getType();
    if (type.isRecord() && (node == null || node.isObject())) {
      JsonNode table = node == null ? tree("") : node;
      return record(type.asSubclass(Record.class), table, place.within(key));
    }
    if (type == List.class && (node == null || node.isArray())) {
      var values = new ArrayList<Object>();
      if (node != null) {
        node.forEach(each -> values.add(single(component, element(component), each, place)));
      }
      return List.copyOf(values);
    }
    if (node != null) {
      return single(component, type, node, place);
    }
    return fallback(component, place);
  }

  private Object fallback(RecordComponent component, Place place) {
    String key = Written.word(component);
    String fallback = Written.fallback(component).orElse(null);
    if (fallback == null) {
      throw misfit(place, key, "is missing, and has no default");
    }
    return plain(component, component.getType(), fallback, place);
  }

  private Object single(RecordComponent component, Class<?> type, JsonNode node, Place place) {
    if (type == List.class || type.isRecord()) {
      String what = type.isRecord() ? "a table" : "a list of values";
      throw misfit(
          place, Written.word(component), "is %s, must be %s".formatted(node.asText(), what));
    }
    if (!node.isValueNode()) {
      String what = node.isArray() ? "a list" : "a table";
      throw misfit(place, Written.word(component), "is %s, must be one value".formatted(what));
    }
    if (type == String.class && !node.isTextual()) {
      throw misfit(
          place, Written.word(component), "is %s, must be text in quotes".formatted(node.asText()));
    }
    return plain(component, type, node.asText(), place);
  }

  private Object plain(RecordComponent component, Class<?> type, String text, Place place) {
    String key = Written.word(component);
    try {
      if (type == boolean.class) {
        return truth(text);
      }
      if (type == double.class) {
        return fraction(text);
      }
      return Written.value(component, type, text);
    } catch (IllegalArgumentException e) {
      throw misfit(place, key, String.valueOf(e.getMessage()));
    }
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("is %s, must be true or false".formatted(text));
    };
  }

  private static double fraction(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("is %s, must be a number".formatted(text));
    }
  }

  private static Class<?> element(RecordComponent component) {
    if (component.getGenericType() instanceof ParameterizedType list
        && list.getActualTypeArguments()[0] instanceof Class<?> element) {
      return element;
    }
    throw new IllegalStateException("%s is a list of no plain type".formatted(component));
  }

  private <R extends Record> R make(Class<R> type, @Nullable Object[] values, Place place) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refusal) {
        String why = String.valueOf(refusal.getMessage());
        throw new IllegalArgumentException("%s%s: %s".formatted(file, place.of(why), why), refusal);
      }
      throw new IllegalStateException("%s cannot be made".formatted(type), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("%s cannot be made".formatted(type), e);
    }
  }

  private IllegalArgumentException misfit(Place place, String key, String why) {
    return new IllegalArgumentException("%s%s: %s %s".formatted(file, place.at(key), key, why));
  }

  /// Where in the text something is searched for, since the parser tells no places.
  ///
  /// @param table the name of the table with dots, empty for the keys before all tables
  private record Place(String text, String table) {

    Place within(String key) {
      return new Place(text, table.isEmpty() ? key : table + "." + key);
    }

    /// The line of a key; where it is in none, its table.
    String at(String key) {
      int line = lineOf(key);
      if (line > 0) {
        return ", line %d".formatted(line);
      }
      return table.isEmpty() ? "" : ", table " + table;
    }

    /// The place of what a record refuses in a sentence that begins with its key.
    String of(String sentence) {
      return at(sentence.substring(0, Math.max(0, sentence.indexOf(' '))));
    }

    /// The line of a key, from 1; 0 if it is in none.
    int lineOf(String key) {
      String present = "";
      int number = 0;
      for (String line : text.lines().map(String::strip).toList()) {
        number++;
        if (line.startsWith("[") && line.contains("]")) {
          present = line.substring(1, line.indexOf(']')).strip();
        } else if (present.equals(table) && line.matches("\"?\\Q" + key + "\\E\"?\\s*=.*")) {
          return number;
        }
      }
      return 0;
    }
  }
}
