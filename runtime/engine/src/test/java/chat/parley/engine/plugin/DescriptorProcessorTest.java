package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.plugin.Side;
import chat.parley.api.spi.Descriptor;
import chat.parley.api.spi.VersionRange;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the compiler makes of an author's annotation.
final class DescriptorProcessorTest {

  @TempDir Path folder;

  @Test
  void annotationBecomesTheDescriptor() throws Exception {
    assertEquals(
        new Descriptor(
            "todo-list",
            "1.2.0-beta",
            "todo.Main",
            ">=0.1",
            List.of("ui", "net"),
            "a = b: \\ c",
            List.of(Side.SERVER, Side.CLIENT)),
        written(
            plugin(
                """
                @ParleyPlugin(id = "todo-list", version = "1.2.0-beta", requires = ">=0.1",
                    needs = {"ui", "net"}, description = "a = b: \\\\ c",
                    sides = {Side.SERVER, Side.CLIENT})
                public final class Main extends PluginModule {
                """)));
  }

  @Test
  void requiresTheVersionThatItIsCompiledAgainstUnlessItSaysWhich() throws Exception {
    var descriptor =
        written(
            plugin(
                "@ParleyPlugin(id = \"todo\", version = \"1.0.0\") public final class Main"
                    + " extends PluginModule {"));

    assertEquals(VersionRange.compatibleWith(VersionRange.API_VERSION), descriptor.requires());
  }

  @Test
  void badIdIsAnErrorOfTheCompiler() {
    refuses(
        "@ParleyPlugin: id is \"To Do\", must be 1 to 40 of a to z, digits and -",
        "@ParleyPlugin(id = \"To Do\", version = \"1.0.0\") public final class Main"
            + " extends PluginModule {");
  }

  @Test
  void badVersionIsAnErrorOfTheCompiler() {
    refuses(
        "@ParleyPlugin: version is \"1\", must be three numbers such as 1.2.0",
        "@ParleyPlugin(id = \"todo\", version = \"1\") public final class Main"
            + " extends PluginModule {");
  }

  @Test
  void badRangeIsAnErrorOfTheCompiler() {
    refuses(
        "@ParleyPlugin: \"1.x\" is no range of versions such as \">=0.1 <1\"",
        "@ParleyPlugin(id = \"todo\", version = \"1.0.0\", requires = \"1.x\")"
            + " public final class Main extends PluginModule {");
  }

  @Test
  void needOfItselfIsAnErrorOfTheCompiler() {
    refuses(
        "@ParleyPlugin: needs is todo, which is the plugin itself",
        "@ParleyPlugin(id = \"todo\", version = \"1.0.0\", needs = \"todo\")"
            + " public final class Main extends PluginModule {");
  }

  @Test
  void classThatIsNotFinalIsAnErrorOfTheCompiler() {
    refuses(
        "@ParleyPlugin: Main must be public and final",
        "@ParleyPlugin(id = \"todo\", version = \"1.0.0\") public class Main"
            + " extends PluginModule {");
  }

  @Test
  void classThatIsNoModuleIsAnErrorOfTheCompiler() {
    refuses(
        "@ParleyPlugin: Main must extend PluginModule",
        "@ParleyPlugin(id = \"todo\", version = \"1.0.0\") public final class Main {");
  }

  @Test
  void hiddenConstructorIsAnErrorOfTheCompiler() {
    refuses(
        "@ParleyPlugin: Main must have a public constructor without parameters",
        "@ParleyPlugin(id = \"todo\", version = \"1.0.0\") public final class Main"
            + " extends PluginModule { Main() {}");
  }

  @Test
  void secondPluginInAJarIsAnErrorOfTheCompiler() {
    var two =
        Sources.plugin("todo", "version = \"1.0.0\"", "")
            .source(
                """
                package todo;
                import chat.parley.api.plugin.*;
                @ParleyPlugin(id = "other", version = "1.0.0")
                public final class Other extends PluginModule {
                  @Override protected void setUp() {}
                }
                """);

    String refusal = refusal(two);

    assertTrue(refusal.contains("todo.Main is the plugin of this jar already"), refusal);
  }

  private Descriptor written(JarBuilder builder) throws Exception {
    Path jar = builder.into(folder.resolve("todo.jar"));
    try (var file = new JarFile(jar.toFile());
        var in = file.getInputStream(file.getEntry(Descriptor.FILE))) {
      return Descriptor.parse(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
  }

  private void refuses(String error, String begin) {
    assertEquals(error, refusal(plugin(begin)).lines().findFirst().orElse(""));
  }

  private String refusal(JarBuilder builder) {
    return String.valueOf(
        assertThrows(
                JarBuilder.Uncompilable.class, () -> builder.into(folder.resolve("refused.jar")))
            .getMessage());
  }

  private static JarBuilder plugin(String begin) {
    String body = begin.contains("PluginModule {") ? "@Override protected void setUp() {}" : "";
    return new JarBuilder()
        .source(
            """
            package todo;
            import chat.parley.api.plugin.*;
            %s
              %s
            }
            """
                .formatted(begin, body)
                .replace("@ParleyPlugin", "\n@ParleyPlugin")
                .replace("public final class", "\npublic final class")
                .replace("public class", "\npublic class"));
  }
}
