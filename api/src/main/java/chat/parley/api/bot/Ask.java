package chat.parley.api.bot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The question that a component of a form is asked with; see [Chat#form]. Without it the question
/// is made of the component's name.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Ask {

  /// The question.
  String value();

  /// The smallest value of an `int` or `long`.
  long min() default Long.MIN_VALUE;

  /// The greatest value of an `int` or `long`.
  long max() default Long.MAX_VALUE;
}
