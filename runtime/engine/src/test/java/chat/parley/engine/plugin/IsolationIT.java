package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.engine.plugin.PluginStatus.State;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a plugin's classes see, and what they do not.
final class IsolationIT {

  @TempDir Path folder;

  private HostRig rig;

  @BeforeEach
  void open() throws Exception {
    rig = new HostRig(folder);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void everyPluginHasItsOwnVersionOfALibrary() throws Exception {
    rig.take(answering("one", "lib.Lib.version()").source(library("1")), "one.jar");
    rig.take(answering("two", "lib.Lib.version()").source(library("2")), "two.jar");

    assertEquals("1", rig.extensions.run("one"));
    assertEquals("2", rig.extensions.run("two"));
  }

  @Test
  void pluginsOwnClassComesBeforeTheHosts() throws Exception {
    var own =
        """
        package com.google.common.base;
        public final class Strings {
          public static String nullToEmpty(String text) { return "our own"; }
        }
        """;
    rig.take(
        answering("one", "com.google.common.base.Strings.nullToEmpty(null)").source(own),
        "one.jar");

    assertEquals("our own", rig.extensions.run("one"));
  }

  @Test
  void hostsClassesCannotBeSeen() throws Exception {
    for (String name :
        new String[] {
          "chat.parley.engine.Mailslot",
          "chat.parley.core.Node",
          "com.google.common.base.Strings",
          "org.pf4j.Plugin",
          "io.netty.channel.Channel",
          "org.sqlite.JDBC",
          "com.fasterxml.jackson.core.JsonFactory"
        }) {
      rig.take(answering("one", "Loading.of(\"%s\")".formatted(name)).source(LOADING), "one.jar");

      assertEquals("not seen", rig.extensions.run("one"), name);
    }
  }

  @Test
  void sharedClassesAreTheHostsOwn() throws Exception {
    for (String name :
        new String[] {
          "chat.parley.api.Nickname",
          "com.google.inject.AbstractModule",
          "jakarta.inject.Inject",
          "org.slf4j.Logger",
          "org.jspecify.annotations.NullMarked",
          "java.sql.Connection"
        }) {
      rig.take(answering("one", "Loading.of(\"%s\")".formatted(name)).source(LOADING), "one.jar");

      assertEquals("seen", rig.extensions.run("one"), name);
      assertEquals(name, Class.forName(name).getName());
    }
  }

  @Test
  void classThatWasCompiledAgainstTheHostIsRefused() throws Exception {
    var nosy =
        Sources.plugin(
            "nosy", "version = \"1.0.0\"", "System.getenv(chat.parley.engine.Lossy.class + \"\");");

    var status = rig.take(nosy, "nosy.jar");

    assertEquals(State.REFUSED, status.state());
    assertEquals(
        "it uses the class chat.parley.engine.Lossy, which is not in its jar, and which plugins do"
            + " not see of the host (at nosy.Main.setUp, line 6)",
        status.why());
  }

  @Test
  void resourcesAreThoseOfThePluginAlone() throws Exception {
    String host = "META-INF/services/chat.parley.api.spi.ClientFactory";
    rig.take(
        answering("one", "Reading.of(\"note.txt\") + Reading.of(\"%s\")".formatted(host))
            .source(READING)
            .entry("note.txt", "mine"),
        "one.jar");

    assertEquals("mine (1)  (0)", rig.extensions.run("one"));
  }

  @Test
  void exportOfANeededPluginIsInjected() throws Exception {
    Path ui =
        Sources.plugin("ui", "version = \"1.0.0\"", "bind(Box.class); export(Box.class);")
            .source(
                """
                package ui;
                public class Box implements AutoCloseable {
                  public String text() { return "boxed"; }
                  @Override public void close() { throw new IllegalStateException("too early"); }
                }
                """)
            .into(rig.jar("ui.jar"));
    Path todo =
        Sources.plugin("todo", "version = \"1.0.0\", needs = \"ui\"", "command(Speak.class);")
            .source(
                """
                package todo;
                import chat.parley.api.command.*;
                @Name("todo")
                public final class Speak implements Command<Speak.Call> {
                  public record Call() {}
                  private final ui.Box box;
                  @jakarta.inject.Inject Speak(ui.Box box) { this.box = box; }
                  @Override public void run(Call call, Invocation in) { in.reply(box.text()); }
                }
                """)
            .against(ui)
            .into(rig.jar("a-todo.jar"));

    rig.host.take(todo, ui);

    assertEquals("boxed", rig.extensions.run("todo"));
  }

  private static final String LOADING =
      """
      package one;
      final class Loading {
        static String of(String name) {
          try {
            Class<?> found = Class.forName(name);
            return found.getClassLoader() == Loading.class.getClassLoader() ? "own" : "seen";
          } catch (ClassNotFoundException e) {
            return "not seen";
          }
        }
      }
      """;

  private static final String READING =
      """
      package one;
      final class Reading {
        static String of(String name) {
          try {
            var loader = Reading.class.getClassLoader();
            int count = java.util.Collections.list(loader.getResources(name)).size();
            var url = loader.getResource(name);
            String text = "";
            if (url != null) {
              try (var in = url.openStream()) { text = new String(in.readAllBytes()); }
            }
            return text + " (" + count + ") ";
          } catch (java.io.IOException e) {
            return e.toString();
          }
        }
      }
      """;

  private static String library(String version) {
    return """
    package lib;
    public final class Lib {
      public static String version() { return "%s"; }
    }
    """
        .formatted(version);
  }

  /// A plugin whose command answers what an expression says.
  private static JarBuilder answering(String id, String expression) {
    return Sources.plugin(id, "version = \"1.0.0\"", "command(Speak.class);")
        .source(
            """
            package %1$s;
            import chat.parley.api.command.*;
            @Name("%1$s")
            public final class Speak implements Command<Speak.Call> {
              public record Call() {}
              @Override public void run(Call call, Invocation in) { in.reply((%2$s).strip()); }
            }
            """
                .formatted(id, expression));
  }
}
