package chat.parley.api.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What is meant when something is left out.
///
/// On a parameter: what stands for it, written as a person would type it. A plain parameter with a
/// default, like an Optional or a List, may be left out; no required one can follow it.
///
/// On one of the records of a command with sub-commands: the one that is meant when none is named,
/// by the command's word alone or with words that are no sub-command, if the record takes any.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface Default {

  /// The text that is parsed in place of a parameter that was left out; nothing on a record.
  String value() default "";
}
