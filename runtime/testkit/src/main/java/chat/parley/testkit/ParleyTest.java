package chat.parley.testkit;

import chat.parley.api.plugin.PluginModule;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Gives each test of a class, or one test, a [Kit] of its own where it has a parameter of that
/// type. When the test fails, the transcript and the seed are shown under its failure.
///
/// ```java
/// @ParleyTest
/// class GreetingTest {
///   @Test
///   void reachesBob(Kit kit) {
///     kit.user("bob");
///     kit.user("alice").with("bob").says("hello");
///     kit.user("bob").hears("hello");
///   }
/// }
/// ```
@Documented
@ExtendWith(ParleyExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface ParleyTest {

  /// The seed, to see a failure again; drawn anew for each test when it is 0.
  long seed() default 0;

  /// Plugins that run beside every user's client, or beside the server; see [Kit#load].
  Class<? extends PluginModule>[] plugins() default {};
}
