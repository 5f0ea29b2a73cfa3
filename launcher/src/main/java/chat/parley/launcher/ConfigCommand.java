package chat.parley.launcher;

import chat.parley.api.command.Example;
import chat.parley.api.command.Flag;
import chat.parley.api.command.Help;
import chat.parley.api.command.Name;

/// What can stand behind `parley config`: what a person has settled for all commands.
@Name("config")
@Help("what you have settled for all commands, in a file of yours: shows it, and changes it")
@Example(in = "parley config list")
@Example(in = "parley config set retention 30", out = "keeps messages for 30 days")
sealed interface ConfigCommand extends ShellCommand {

  /// Shows what holds, and why.
  @Name("list")
  @Help("shows what holds, and whether a variable, the file or nobody says so")
  @Example(in = "parley config list --json")
  record ShowList(@Help("one object a setting") @Flag boolean json) implements ConfigCommand {}

  /// Prints one value.
  @Help("prints one value; exits with 1 if there is none")
  @Example(in = "parley config get server")
  record Get(
      @Help("nick, server, port, passphrase-file, classic-exit or retention") @Name("KEY")
          String key)
      implements ConfigCommand {}

  /// Changes one value.
  @Help("settles one value, and leaves everything else in the file as it is")
  @Example(in = "parley config set nick alice")
  @Example(in = "parley config set server 10.0.0.5:12345")
  record Set(
      @Help("nick, server, port, passphrase-file, classic-exit or retention") @Name("KEY")
          String key,
      @Help("what it is from now on") @Name("VALUE") String value)
      implements ConfigCommand {}
}
