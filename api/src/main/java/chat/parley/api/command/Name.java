package chat.parley.api.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The word for a command, group or parameter, where the name in the source does not say it.
///
/// Without it a type `WarmUp` is the command `warm-up`, as is a command's class `WarmUpCommand`; a
/// component `localPort` is the option `--local-port` or the placeholder `LOCAL-PORT`.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Name {

  /// The word; as a person types it, or as help shows the placeholder of a plain parameter.
  String value();
}
