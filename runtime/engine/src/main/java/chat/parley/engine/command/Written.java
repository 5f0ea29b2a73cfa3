package chat.parley.engine.command;

import chat.parley.api.command.Default;
import chat.parley.api.command.Name;
import chat.parley.api.command.Range;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;

/// Values as people write them elsewhere than in commands: read by the same rules, so that a time
/// or a nickname looks alike everywhere.
public final class Written {

  private Written() {}

  /// The word for this component: its [Name], or its own name with dashes.
  public static String word(RecordComponent component) {
    Name name = component.getAnnotation(Name.class);
    return name == null ? Parameter.kebab(component.getName()) : name.value();
  }

  /// What stands in for this component when it is left out.
  public static Optional<String> fallback(RecordComponent component) {
    return Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value);
  }

  /// The value of `type` written so, within the component's [Range].
  ///
  /// @throws IllegalArgumentException when it is none; the message continues a sentence that begins
  ///   with the component's word
  public static Object value(RecordComponent component, Class<?> type, String text) {
    Range range = component.getAnnotation(Range.class);
    Limits limits = range == null ? Limits.NONE : new Limits(range.min(), range.max());
    return switch (Values.read(type, text, limits)) {
      case Value.Good(Object value) -> value;
      case Value.Bad(String why) -> throw new IllegalArgumentException(why);
    };
  }

  /// The known word that somebody probably meant.
  public static Optional<String> nearest(String wrong, Collection<String> known) {
    return Optional.ofNullable(Nearest.to(wrong, known));
  }
}
