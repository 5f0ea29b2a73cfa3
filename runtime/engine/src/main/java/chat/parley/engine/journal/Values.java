package chat.parley.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Results of what is done once, as JSON that says of what type they are.
///
/// @param loader knows the records and enums of the script
record Values(@Nullable ClassLoader loader) {

  private static final String TYPE = "type";
  private static final String VALUE = "value";
  private static final String CLASS = "class";

  /// What can be read back from the text that it shows itself as.
  private static final Map<Class<?>, Function<String, Object>> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, text -> text),
          Map.entry(Boolean.class, Boolean::valueOf),
          Map.entry(Character.class, text -> text.charAt(0)),
          Map.entry(Byte.class, Byte::valueOf),
          Map.entry(Short.class, Short::valueOf),
          Map.entry(Integer.class, Integer::valueOf),
          Map.entry(Long.class, Long::valueOf),
          Map.entry(Float.class, Float::valueOf),
          Map.entry(Double.class, Double::valueOf),
          Map.entry(BigInteger.class, BigInteger::new),
          Map.entry(BigDecimal.class, BigDecimal::new),
          Map.entry(Instant.class, Instant::parse),
          Map.entry(Duration.class, Duration::parse),
          Map.entry(LocalDate.class, LocalDate::parse),
          Map.entry(LocalTime.class, LocalTime::parse));

  private static final Map<String, Function<String, Object>> BY_NAME = byName();

  private static Map<String, Function<String, Object>> byName() {
    var byName = new LinkedHashMap<String, Function<String, Object>>();
    PLAIN.forEach((type, parse) -> byName.put(type.getSimpleName(), parse));
    return Collections.unmodifiableMap(byName);
  }

  /// The value as JSON.
  ///
  /// @throws IllegalArgumentException when there is something in it that cannot be read back; the
  ///   message names its type
  static ObjectNode encode(@Nullable Object value) {
    ObjectNode node = EntryCodec.object();
    switch (value) {
      case null -> node.put(TYPE, "null");
      case Optional<?> optional ->
          node.put(TYPE, "Optional").set(VALUE, encode(optional.orElse(null)));
      case List<?> list -> {
        ArrayNode all = node.put(TYPE, "List").putArray(VALUE);
        list.forEach(each -> all.add(encode(each)));
      }
      case Map<?, ?> map -> {
        ArrayNode all = node.put(TYPE, "Map").putArray(VALUE);
        map.forEach((key, each) -> all.addArray().add(encode(key)).add(encode(each)));
      }
      case Enum<?> constant ->
          node.put(TYPE, "enum")
              .put(CLASS, constant.getDeclaringClass().getName())
              .put(VALUE, constant.name());
      case Record made -> encode(made, node);
      default -> {
        if (!PLAIN.containsKey(value.getClass())) {
          throw new IllegalArgumentException(
              """
              it gave a %s, which a durable conversation cannot keep: let it give a String, \
              number, boolean, enum, Instant, Duration, LocalDate or LocalTime, a record of \
              these, or a List, Map or Optional of them\
              """
                  .formatted(value.getClass().getName()));
        }
        node.put(TYPE, value.getClass().getSimpleName()).put(VALUE, value.toString());
      }
    }
    return node;
  }

  private static void encode(Record made, ObjectNode node) {
    ObjectNode all =
        node.put(TYPE, "record").put(CLASS, made.getClass().getName()).putObject(VALUE);
    for (RecordComponent component : made.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        all.set(component.getName(), encode(component.getAccessor().invoke(made)));
      } catch (ReflectiveOperationException | RuntimeException e) {
        throw e instanceof IllegalArgumentException refused
            ? refused
            : new IllegalArgumentException(
                "%s of %s cannot be read: %s"
                    .formatted(component.getName(), made.getClass().getName(), e.getMessage()),
                e);
      }
    }
  }

  /// The value that was encoded so.
  ///
  /// @throws IllegalArgumentException when its types are not what they were
  @Nullable Object decode(JsonNode node) {
    String type = EntryCodec.text(node, TYPE);
    return switch (type) {
      case "null" -> null;
      case "Optional" -> Optional.ofNullable(decode(EntryCodec.field(node, VALUE)));
      case "List" -> {
        var list = new ArrayList<@Nullable Object>();
        EntryCodec.field(node, VALUE).forEach(each -> list.add(decode(each)));
        yield Collections.unmodifiableList(list);
      }
      case "Map" -> {
        var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        EntryCodec.field(node, VALUE)
            .forEach(each -> map.put(decode(each.path(0)), decode(each.path(1))));
        yield Collections.unmodifiableMap(map);
      }
      case "enum" -> constant(node);
      case "record" -> made(node);
      default -> {
        Function<String, Object> parse = BY_NAME.get(type);
        if (parse == null) {
          throw new IllegalArgumentException("there is no type %s".formatted(type));
        }
        yield parse.apply(EntryCodec.text(node, VALUE));
      }
    };
  }

  private Class<?> load(JsonNode node) {
    String name = EntryCodec.text(node, CLASS);
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new IllegalArgumentException("there is no %s any more".formatted(name), e);
    }
  }

  private Object constant(JsonNode node) {
    Class<?> type = load(node);
    String name = EntryCodec.text(node, VALUE);
    Object[] constants = type.getEnumConstants();
    if (constants != null) {
      for (Object constant : constants) {
        if (((Enum<?>) constant).name().equals(name)) {
          return constant;
        }
      }
    }
    throw new IllegalArgumentException("%s has no %s any more".formatted(type.getName(), name));
  }

  private Object made(JsonNode node) {
    Class<?> type = load(node);
    RecordComponent[] components = type.getRecordComponents();
    JsonNode all = EntryCodec.field(node, VALUE);
    if (components == null || components.length != all.size()) {
      throw new IllegalArgumentException("%s is not what it was".formatted(type.getName()));
    }
    @Nullable Object[] arguments =
        Arrays.stream(components)
            .map(component -> decode(EntryCodec.field(all, component.getName())))
            .toArray();
    try {
      var constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "%s refuses what it was made of".formatted(type.getName()), e);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalArgumentException("%s cannot be made".formatted(type.getName()), e);
    }
  }
}
