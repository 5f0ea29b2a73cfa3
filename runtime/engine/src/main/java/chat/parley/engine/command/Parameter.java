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
import org.jspecify.annotations.Nullable;

/// One parameter of a command, as its record's component declares it.
///
/// @param name as typed behind `--`, and as errors name it
/// @param isList whether it may be given several times
/// @param type of one value
/// @param fallback what is parsed when it is left out, if anything
/// @param placeholder stands for the value in usage lines
/// @param help half a sentence, may be empty
record Parameter(
    String name,
    Shape shape,
    boolean isList,
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

  static Parameter of(RecordComponent component) {
    Option option = component.getAnnotation(Option.class);
    Shape shape = shapeOf(component, option);
    boolean isList = component.getType() == List.class;
    Class<?> type = isList ? elementOf(component) : component.getType();
    Name name = component.getAnnotation(Name.class);
    String word = name == null ? kebab(component.getName()) : name.value();
    Default fallback = component.getAnnotation(Default.class);
    Range range = component.getAnnotation(Range.class);
    Help help = component.getAnnotation(Help.class);
    return new Parameter(
        word,
        shape,
        isList,
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

  private static Class<?> elementOf(RecordComponent component) {
    if (component.getGenericType() instanceof ParameterizedType list
        && list.getActualTypeArguments()[0] instanceof Class<?> element) {
      return element;
    }
    throw new IllegalStateException("%s is a list of no plain type".formatted(component));
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
    return isNamed() || isList || fallback != null;
  }

  /// Whether it is given by name.
  boolean isNamed() {
    return shape == Shape.OPTION || shape == Shape.FLAG;
  }

  /// How usage lines show it.
  String usage() {
    return switch (shape) {
      case PLAIN -> mayBeLeftOut() ? "[" + given() + "]" : given();
      case REST -> placeholder + "…";
      case OPTION, FLAG -> "[" + given() + "]";
    };
  }

  /// How it is typed.
  String given() {
    return switch (shape) {
      case PLAIN -> isList ? placeholder + "…" : placeholder;
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
