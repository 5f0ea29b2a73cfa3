package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.engine.plugin.PluginStatus.State;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with a jar is said, and concerns that jar alone.
final class RefusedPluginsIT {

  @TempDir Path folder;

  private HostRig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new HostRig(folder);
    rig.take(Sources.speaking("good", "1.0.0", "well"), "a-good.jar");
  }

  @AfterEach
  void close() throws Exception {
    assertEquals("well", rig.extensions.run("good"));
    rig.close();
  }

  @Test
  void fileThatIsNoZipIsRefused() throws Exception {
    assertEquals(
        "x.jar is not a jar, or was not copied completely (zip END header not found)",
        refused(rig.takeText("hello", "x.jar")));
  }

  @Test
  void emptyFileIsRefused() throws Exception {
    assertEquals("x.jar is empty", refused(rig.takeText("", "x.jar")));
  }

  @Test
  void libraryIsRefused() throws Exception {
    var library = new JarBuilder().source("package lib;\npublic final class Lib {}");

    assertEquals(notPlugin("a plain library jar"), refused(rig.take(library, "x.jar")));
  }

  @Test
  void executableIsRefused() throws Exception {
    var executable =
        new JarBuilder()
            .source("package lib;\npublic final class Lib {}")
            .entry("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMain-Class: lib.Lib\n\n");

    assertEquals(
        notPlugin("an executable jar (of lib.Lib)"), refused(rig.take(executable, "x.jar")));
  }

  @Test
  void sourcesAndDocumentationAreRefused() throws Exception {
    assertEquals(
        notPlugin("a sources jar"),
        refused(rig.take(new JarBuilder().entry("todo/Main.java", ""), "x.jar")));
    assertEquals(
        notPlugin("a javadoc jar"),
        refused(rig.take(new JarBuilder().entry("element-list", ""), "x.jar")));
    assertEquals(
        notPlugin("a jar without classes"),
        refused(rig.take(new JarBuilder().entry("readme.txt", ""), "x.jar")));
  }

  @Test
  void pluginCompiledWithoutTheProcessorIsTold() throws Exception {
    var plugin = Sources.speaking("todo", "1.0.0", "hi").withoutProcessor();

    assertEquals(
        notPlugin(
            "a jar with a @ParleyPlugin that was compiled without its annotation processor"
                + " (Maven needs <proc>full</proc>)"),
        refused(rig.take(plugin, "x.jar")));
  }

  @Test
  void archiveThatBurstsIsRefused() throws Exception {
    var bomb = Sources.speaking("todo", "1.0.0", "hi").entry("zeros", "0".repeat(8 << 20));

    assertEquals(
        "x.jar inflates to more than 100 times its size, as no plugin does, at zeros",
        refused(rig.take(bomb, "x.jar")));
  }

  @Test
  void badDescriptorIsRefused() throws Exception {
    var bad = new JarBuilder().entry("META-INF/parley-plugin.properties", "id=../x\n");

    assertEquals(
        "x.jar has a bad descriptor: version is missing; build it again with this version of the"
            + " API",
        refused(rig.take(bad, "x.jar")));
  }

  @Test
  void otherVersionOfTheApiIsRefused() throws Exception {
    var later = Sources.plugin("todo", "version = \"1.0.0\", requires = \">=7 <8\"", "");

    assertEquals(
        "it requires version >=7 <8 of the API, and this is 0.1.0; get another version of either",
        refused(rig.take(later, "x.jar")));
  }

  @Test
  void pluginForServersIsNotForHereBesideAClient() throws Exception {
    var wrong = Sources.plugin("todo", "version = \"1.0.0\", sides = Side.SERVER", "");

    PluginStatus status = rig.take(wrong, "x.jar");

    assertEquals(State.ELSEWHERE, status.state());
    assertEquals("it is made for servers, and this is a client", status.why());
  }

  @Test
  void missingNeedIsNamedAndComesLater() throws Exception {
    var needy = Sources.plugin("todo", "version = \"1.0.0\", needs = \"ui\"", "");

    assertEquals(
        "it needs the plugin ui, which is not there; add its jar",
        refused(rig.take(needy, "x.jar")));
    rig.take(Sources.plugin("ui", "version = \"1.0.0\"", ""), "y.jar");
    assertEquals(State.RUNNING, rig.state("x.jar"));
  }

  @Test
  void cycleIsShown() throws Exception {
    rig.take(Sources.plugin("a", "version = \"1.0.0\", needs = \"b\"", ""), "x.jar");
    rig.take(Sources.plugin("b", "version = \"1.0.0\", needs = \"a\"", ""), "y.jar");

    assertEquals("it needs itself: a -> b -> a", refused(rig.status("x.jar")));
    assertEquals("it needs itself: b -> a -> b", refused(rig.status("y.jar")));
  }

  @Test
  void secondJarOfAnIdWaitsForTheFirstToGo() throws Exception {
    var second = rig.take(Sources.speaking("good", "2.0.0", "better"), "a-first-by-name.jar");

    assertEquals("a-good.jar is the plugin good already; delete one of the two", refused(second));
    rig.host.forget("a-good.jar");
    assertEquals("better", rig.extensions.run("good"));
    rig.take(Sources.speaking("good", "2.0.0", "well"), "a-first-by-name.jar");
  }

  @Test
  void missingBindingIsNamed() throws Exception {
    var unbound =
        Sources.plugin("todo", "version = \"1.0.0\"", "bind(Runnable.class).to(Work.class);")
            .source(
                """
                package todo;
                import jakarta.inject.*;
                public final class Work implements Runnable {
                  @Inject Work(java.util.function.Supplier<String> words) {}
                  @Override public void run() {}
                }
                """);

    assertEquals(
        "No implementation for java.util.function.Supplier<java.lang.String> was bound."
            + " (asked for by todo.Work)",
        refused(rig.take(unbound, "x.jar")));
  }

  @Test
  void constructorThatThrowsIsShownWithItsPlace() throws Exception {
    var throwing =
        Sources.plugin("todo", "version = \"1.0.0\"", "bind(Work.class);")
            .source(
                """
                package todo;
                @jakarta.inject.Singleton
                public final class Work {
                  Work() { throw new IllegalStateException("no luck"); }
                  @jakarta.inject.Inject Work(chat.parley.api.plugin.PluginInfo info) { this(); }
                }
                """);

    assertEquals(
        "IllegalStateException: no luck (at todo.Work.<init>, line 4)",
        refused(rig.take(throwing, "x.jar")));
  }

  @Test
  void moduleThatThrowsIsShownWithItsPlace() throws Exception {
    var throwing =
        Sources.plugin("todo", "version = \"1.0.0\"", "throw new RuntimeException(\"later\");");

    String why = refused(rig.take(throwing, "x.jar"));

    assertEquals("RuntimeException: later (at todo.Main.setUp, line 6)", why);
  }

  @Test
  void takenCommandIsRefused() throws Exception {
    var thief =
        Sources.plugin("thief", "version = \"1.0.0\"", "command(Speak.class);")
            .source(
                """
                package thief;
                import chat.parley.api.command.*;
                @Name("good")
                public final class Speak implements Command<Speak.Call> {
                  public record Call() {}
                  @Override public void run(Call call, Invocation in) {}
                }
                """);

    assertEquals("the command good is taken", refused(rig.take(thief, "x.jar")));
    assertEquals(Set.of("good"), rig.extensions.words());
  }

  private static String refused(PluginStatus status) {
    assertEquals(State.REFUSED, status.state());
    return status.why();
  }

  private static String notPlugin(String what) {
    return "x.jar is %s, not a plugin (it has no META-INF/parley-plugin.properties)"
        .formatted(what);
  }
}
