package chat.parley.engine.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives values that came by name, as programs send them, to the parameters of a command; each is
/// read like a typed word, so that the same checks hold.
///
/// @param given values are String, Number, Boolean, or a List of these; null is left out
record NamedBinding(List<Parameter> parameters, Map<String, ?> given) {

  /// The values, in the order of the parameters.
  @Nullable Object[] values() throws Misfit {
    List<String> keys = parameters.stream().map(Parameter::key).toList();
    for (String name : given.keySet()) {
      if (!keys.contains(name)) {
        String near = Nearest.to(name, keys);
        String hint = near == null ? "" : "; did you mean %s?".formatted(near);
        throw misfit("there is no parameter %s here%s".formatted(name, hint));
      }
    }
    @Nullable Object[] values = new @Nullable Object[parameters.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(parameters.get(i));
    }
    return values;
  }

  private @Nullable Object value(Parameter parameter) throws Misfit {
    Object value = given.get(parameter.key());
    if (value == null) {
      if (!parameter.mayBeLeftOut()) {
        throw misfit("%s is missing".formatted(parameter.key()));
      }
      return parameter.leftOut();
    }
    return switch (parameter.count()) {
      case ONE -> read(parameter, value);
      case AT_MOST_ONE -> Optional.of(read(parameter, value));
      case ANY -> all(parameter, value);
    };
  }

  private static List<Object> all(Parameter parameter, Object value) throws Misfit {
    if (!(value instanceof List<?> several)) {
      throw misfit("%s must be a list".formatted(parameter.key()));
    }
    var values = new ArrayList<Object>();
    for (Object one : several) {
      values.add(read(parameter, one));
    }
    return List.copyOf(values);
  }

  private static Object read(Parameter parameter, @Nullable Object value) throws Misfit {
    boolean isText = value instanceof String || value instanceof Number || value instanceof Boolean;
    if (!isText) {
      throw misfit("%s must be a text, a number, true or false".formatted(parameter.key()));
    }
    return switch (Values.read(parameter.type(), String.valueOf(value), parameter.limits())) {
      case Value.Good(Object good) -> good;
      case Value.Bad(String why) -> throw misfit(parameter.key() + " " + why);
    };
  }

  private static Misfit misfit(String why) {
    return new Misfit(why, null);
  }
}
