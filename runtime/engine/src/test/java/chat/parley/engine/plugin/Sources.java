package chat.parley.engine.plugin;

/// Sources of small plugins.
final class Sources {

  private Sources() {}

  /// A plugin `id` whose command of the same name replies with a text.
  static JarBuilder speaking(String id, String version, String reply) {
    return plugin(id, "version = \"%s\"".formatted(version), "command(Speak.class);")
        .source(
            """
            package %1$s;
            import chat.parley.api.command.*;
            @Name("%1$s")
            public final class Speak implements Command<Speak.Call> {
              public record Call() {}
              @Override public void run(Call call, Invocation in) { in.reply("%2$s"); }
            }
            """
                .formatted(id, reply));
  }

  /// A plugin `id` in a package of the same name.
  ///
  /// @param more of the annotation
  /// @param setUp the body of its method
  static JarBuilder plugin(String id, String more, String setUp) {
    return new JarBuilder()
        .source(
            """
            package %1$s;
            import chat.parley.api.*;
            import chat.parley.api.plugin.*;
            @ParleyPlugin(id = "%1$s", %2$s)
            public final class Main extends PluginModule {
              @Override protected void setUp() { %3$s }
            }
            """
                .formatted(id, more, setUp));
  }
}
