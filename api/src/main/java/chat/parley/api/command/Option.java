package chat.parley.api.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a parameter that is given by name, `--port 12345` or `--port=12345`, and may be left out.
///
/// Left out, it is what [Default] says, else null, or empty if it is an Optional; so a primitive
/// needs a default.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

  /// What help shows for the value, such as `HOST:PORT`; empty for a word made from the type.
  String value() default "";
}
