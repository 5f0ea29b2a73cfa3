package chat.parley.launcher;

import chat.parley.api.command.Default;
import chat.parley.api.command.Example;
import chat.parley.api.command.Flag;
import chat.parley.api.command.Help;
import chat.parley.api.command.Name;
import chat.parley.api.command.Option;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can stand behind `parley plugin`. All of it works while prompts and servers run, and while
/// none does.
@Name("plugin")
@Help("plugins: writes, signs, lists, installs and removes them")
@Example(in = "parley plugin new my-plugin", out = "a project that builds, to begin with")
@Example(in = "parley plugin list --available")
@Example(in = "parley plugin install chaos")
sealed interface PluginCommand extends ShellCommand {

  /// Where plugins are got from, in words for `--help`.
  String FROM =
      "a folder, a stick, or an http(s) address; PARLEY_PLUGINS, or what came with Parley";

  /// Writes the project of a new plugin.
  @Help("writes the project of a new plugin")
  @Example(in = "parley plugin new my-plugin")
  @Example(in = "parley plugin new todo --in src --package org.example.todo")
  record New(
      @Help("1 to 40 of a to z, digits and -") @Name("ID") String id,
      @Help("the folder to make it in, . if left out") @Name("in") @Option("DIR")
          @Nullable Path folder,
      @Help("its Java package, com.example and the id if left out") @Name("package") @Option("NAME")
          @Nullable String javaPackage)
      implements PluginCommand {}

  /// Shows what is installed, or what could be.
  @Name("list")
  @Help("shows the plugins of this computer, or those that can be installed")
  @Example(in = "parley plugin list --json")
  @Example(in = "parley plugin list --available --from /media/stick")
  record ShowList(
      @Help("those that can be installed") @Flag boolean available,
      @Help(FROM) @Option("WHERE") @Nullable String from,
      @Help("one object a plugin") @Flag boolean json)
      implements PluginCommand {}

  /// Brings a plugin here.
  @Help("installs a plugin, and those that it needs; what runs here takes it in at once")
  @Example(in = "parley plugin install chaos")
  @Example(in = "parley plugin install todo@1.2.0 --from https://example.org/plugins/")
  @Example(in = "parley plugin install ./todo-1.2.0.jar")
  record Install(
      @Help("an id, with or without a version, or a file") @Name("ID[@VERSION]|JAR") String what,
      @Help(FROM) @Option("WHERE") @Nullable String from,
      @Help("installs what nobody has signed; it runs only where that is allowed") @Flag
          boolean allowUnsigned)
      implements PluginCommand {}

  /// Takes a plugin away.
  @Help("removes a plugin; what runs here lets go of it at once")
  @Example(in = "parley plugin remove chaos --data")
  record Remove(
      @Name("ID") String id, @Help("deletes what it has stored as well") @Flag boolean data)
      implements PluginCommand {}

  /// Lets a plugin run.
  @Help("lets a plugin run that was disabled, or switched off for its failures")
  record Enable(@Name("ID") String id) implements PluginCommand {}

  /// Keeps a plugin from running.
  @Help("keeps a plugin from running until it is enabled")
  record Disable(@Name("ID") String id) implements PluginCommand {}

  /// Looks at a plugin.
  @Help("says what a plugin is, who has signed it, and whether it would run here")
  @Example(in = "parley plugin verify ./todo-1.2.0.jar", out = "5 if nobody you trust signed it")
  record Verify(
      @Help("a file, or the id of one that is installed") @Name("JAR|ID") String what,
      @Help("one object") @Flag boolean json)
      implements PluginCommand {}

  /// Signs jars.
  @Help("signs jars with your key, which is made the first time")
  @Example(in = "parley plugin sign target/todo-1.2.0.jar")
  record Sign(@Name("JAR") List<Path> jars) implements PluginCommand {}

  /// Writes an index.
  @Help("writes the index of the jars in a folder, from which others install them")
  @Example(in = "parley plugin index /media/stick")
  record Index(@Name("DIR") Path folder) implements PluginCommand {}

  /// Trusts a signer.
  @Help("lets plugins run that the owner of a key has signed; shows all such keys without one")
  @Example(in = "parley plugin trust ed25519:… --name 'Ann of the lab'")
  record Trust(
      @Help("as plugin sign tells it") @Name("KEY") @Default("") String key,
      @Help("what you call its owner") @Option("WHO") @Default("") String name,
      @Help("one object a key") @Flag boolean json)
      implements PluginCommand {}

  /// Trusts a signer no more.
  @Help("lets plugins that the owner of a key has signed run no more")
  record Distrust(@Help("the key, or what you call its owner") @Name("KEY|WHO") String who)
      implements PluginCommand {}
}
