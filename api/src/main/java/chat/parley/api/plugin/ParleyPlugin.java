package chat.parley.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a [PluginModule] the plugin of its jar: a public, final class of its own file, with a
/// public constructor without parameters. The compiler writes what the host must know into the jar
/// from it, in which there is one; nothing else has to be declared anywhere. The API's jar holds
/// the annotation processor that does so; Maven runs it when told `<proc>full</proc>`.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ParleyPlugin {

  /// What the plugin is called: 1 to 40 of `a` to `z`, digits and `-`. Two plugins of one id never
  /// run side by side: the second jar of the same id waits until the first one is gone.
  String id();

  /// The plugin's own version, such as `1.2.0` ([semantic versioning](https://semver.org)).
  String version();

  /// The versions of the API that it works with, such as `>=0.1 <0.3`. Empty stands for all that
  /// promise to run it: from the one it is compiled against up to the next that may break it.
  String requires() default "";

  /// The ids of plugins that must be there, whose exports it may inject.
  String[] needs() default {};

  /// What it does, in half a sentence.
  String description() default "";

  /// Where it can run.
  Side[] sides() default {Side.CLIENT};
}
