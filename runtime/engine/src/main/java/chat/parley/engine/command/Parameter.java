package chat.parley.engine.command;

import chat.parley.api.command.Default;
import chat.parley.api.command.Flag;
import chat.parley.api.command.Help;
import chat.parley.api.command.Name;
import chat.parley.api.command.Option;
import chat.parley.api.command.Range;
import chat.parley.api.command.Rest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One parameter of a command, as its record's component declares it.
///
/// @param key what programs call it: the component's own name
/// @param name as typed behind `--`, and as errors name it
/// @param count how often it may be given
/// @param type of one value
/// @param fallback what is parsed when it is left out, if anything
/// @param placeholder stands for the value in usage lines
/// @param help half a sentence, may be empty
record Parameter(
    String key,
    String name,
    Shape shape,
    Count count,
    Class<?> type,
    @Nullable String fallback,
    Limits limits,
    String placeholder,
    String help) {

  /// How a parameter is given.
  enum Shape {
    /// By its place among the words.
    PLAIN,
    /// By its place, and it takes all that is left as one text.
    REST,
    /// By its name and a value.
    OPTION,
    /// By its name alone.
    FLAG
  }

  /// How often a parameter may be given, which its component's type says.
  enum Count {
    /// Once, or where there is something else to take, not at all.
    ONE,
    /// Once or not at all: an [Optional].
    AT_MOST_ONE,
    /// As often as one likes: a [List].
    ANY
  }

  /// What every command of a registry has of itself: its answers as data.
  static final Parameter JSON =
      new Parameter(
          "json",
          "json",
          Shape.FLAG,
          Count.ONE,
          boolean.class,
          null,
          Limits.NONE,
          "",
          "answers as data, one object a line");

  static Parameter of(RecordComponent component) {
    Option option = component.getAnnotation(Option.class);
    Shape shape = shapeOf(component, option);
    Count count = countOf(component.getType());
    Class<?> type = count == Count.ONE ? component.getType() : elementOf(component);
    Name name = component.getAnnotation(Name.class);
    String word = name == null ? kebab(component.getName()) : name.value();
    Default fallback = component.getAnnotation(Default.class);
    Range range = component.getAnnotation(Range.class);
    Help help = component.getAnnotation(Help.class);
    return new Parameter(
        component.getName(),
        word,
        shape,
        count,
        type,
        fallback == null ? null : fallback.value(),
        range == null ? Limits.NONE : new Limits(range.min(), range.max()),
        placeholderOf(type, option, name != null, word),
        help == null ? "" : help.value());
  }

  private static Shape shapeOf(RecordComponent component, @Nullable Option option) {
    if (option != null) {
      return Shape.OPTION;
    }
    if (component.getAnnotation(Flag.class) != null) {
      return Shape.FLAG;
    }
    return component.getAnnotation(Rest.class) == null ? Shape.PLAIN : Shape.REST;
  }

  private static Count countOf(Class<?> type) {
    if (type == List.class) {
      return Count.ANY;
    }
    return type == Optional.class ? Count.AT_MOST_ONE : Count.ONE;
  }

  /// What a list or an Optional is of; what that may not be, nothing can read.
  private static Class<?> elementOf(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType holder
            && holder.getActualTypeArguments()[0] instanceof Class<?> element
        ? element
        : component.getType();
  }

  /// A name says more than a type, but for an option both are seen.
  private static String placeholderOf(
      Class<?> type, @Nullable Option option, boolean isNamedByHand, String word) {
    if (option != null && !option.value().isEmpty()) {
      return option.value();
    }
    boolean saysItself = option == null && (isNamedByHand || Values.isNumber(type));
    String usual = saysItself ? null : Values.placeholder(type);
    return usual == null ? word.toUpperCase(Locale.ROOT) : usual;
  }

  /// Whether a command is complete without it.
  boolean mayBeLeftOut() {
    return isNamed() || count != Count.ONE || fallback != null;
  }

  boolean isList() {
    return count == Count.ANY;
  }

  /// Its value when it is left out. A default is as good as typed; a bad one is a mistake in the
  /// declaration.
  @Nullable Object leftOut() {
    return switch (count) {
      case ANY -> List.of();
      case AT_MOST_ONE -> Optional.ofNullable(byDefault());
      case ONE -> shape == Shape.FLAG ? false : byDefault();
    };
  }

  private @Nullable Object byDefault() {
    if (fallback == null) {
      return null;
    }
    return switch (Values.read(type, fallback, limits)) {
      case Value.Good(Object value) -> value;
      case Value.Bad(String why) ->
          throw new IllegalStateException("default of %s %s".formatted(name, why));
    };
  }

  /// Whether it is given by name.
  boolean isNamed() {
    return shape == Shape.OPTION || shape == Shape.FLAG;
  }

  /// How usage lines show it.
  String usage() {
    return switch (shape) {
      case PLAIN -> mayBeLeftOut() ? "[" + given() + "]" : given();
      case REST -> count == Count.ONE ? given() : "[" + given() + "]";
      case OPTION, FLAG -> "[" + given() + "]";
    };
  }

  /// How it is typed.
  String given() {
    return switch (shape) {
      case PLAIN -> isList() ? placeholder + "…" : placeholder;
      case REST -> placeholder + "…";
      case OPTION -> "--" + name + " " + placeholder;
      case FLAG -> "--" + name;
    };
  }

  /// `WarmUp` and `warmUp` as people type them: `warm-up`.
  static String kebab(String camel) {
    var word = new StringBuilder();
    for (int i = 0; i < camel.length(); i++) {
      char letter = camel.charAt(i);
      if (Character.isUpperCase(letter) && i > 0) {
        word.append('-');
      }
      word.append(Character.toLowerCase(letter));
    }
    return word.toString();
  }
}
