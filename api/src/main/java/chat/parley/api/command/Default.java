package chat.parley.api.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a parameter is when it is left out, written as a person would type it. A plain parameter
/// with a default, like an Optional or a List, may be left out; no required one can follow it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {

  /// The text that is parsed in place of what was left out.
  String value();
}
