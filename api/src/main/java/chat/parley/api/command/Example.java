package chat.parley.api.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// One use of a command, shown by its help; the test kit checks that it can be understood.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Example.All.class)
@Target(ElementType.TYPE)
public @interface Example {

  /// What is typed, the command's own word included.
  String in();

  /// What comes of it; empty when that goes without saying.
  String out() default "";

  /// Several examples of one command.
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface All {

    /// The examples, in the order written.
    Example[] value();
  }
}
