package chat.parley.launcher;

import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.api.command.Default;
import chat.parley.api.command.Example;
import chat.parley.api.command.Flag;
import chat.parley.api.command.Help;
import chat.parley.api.command.Hidden;
import chat.parley.api.command.Name;
import chat.parley.api.command.Option;
import chat.parley.api.command.Range;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can stand behind `parley bot`.
@Name("bot")
@Help("bots: runs, tries and tests what is written in one file")
@Example(in = "parley bot run Echo.java", out = "compiled once, and looked after")
@Example(in = "parley bot try Echo.java", out = "a talk with it, without a network")
@Example(in = "parley bot test Order.java order.chat")
sealed interface BotCommand extends ShellCommand {

  /// Writes a bot.
  @Help("writes the source of a small bot, ready to be run and to be changed")
  @Example(in = "parley bot new greeter", out = "writes GreeterBot.java")
  record New(
      @Help("the nickname of the bot: small letters, digits and -") @Name("NICK") String nick,
      @Help("the folder to write it in, . if left out") @Name("in") @Option("DIR")
          @Nullable Path folder)
      implements BotCommand {}

  /// Runs bots.
  @Help("runs bots until Ctrl-C, and starts them again when they fail")
  @Example(in = "parley bot run Echo.java --server 10.0.0.5:12345")
  @Example(in = "parley bot run bots/ --watch --alert '#ops'")
  @Example(in = "parley bot run --json ./pizza.py", out = "in any language; see docs/rpc.md")
  record Run(
      @Help("a source or a folder of them; what has no main is part of each that has") @Name("FILE")
          List<String> files,
      @Help("FILE is a program that speaks JSON-RPC, and its arguments; best after --") @Flag
          boolean json,
      @Help("PARLEY_SERVER, what is settled, or localhost:12345 if left out") @Option("HOST:PORT")
          @Nullable String server,
      @Help("another nickname, for one bot") @Option @Nullable Nickname nick,
      @Help("the folder of its keys and messages, for one bot") @Option("DIR") @Nullable Path data,
      @Help("answers what waits, and ends") @Flag boolean once,
      @Help("starts a bot again when its file is saved, unless that has errors") @Flag
          boolean watch,
      @Help("gives each bot a process of its own") @Flag boolean isolate,
      @Help("who is told when a bot is switched off") @Option("NICK|#ROOM") @Nullable Target alert,
      @Help("how many failures within 60 minutes switch a bot off")
          @Option
          @Default("3")
          @Range(min = 1, max = 1000)
          int failures,
      @Name("arg")
          @Help("one more word for the bot's own main; more than one may be given")
          @Option("WORD")
          List<String> arguments)
      implements BotCommand {}

  /// Talks to a bot.
  @Name("try")
  @Help("talks to a bot here, without a network; plays stdin if that is no terminal")
  @Example(in = "parley bot try Echo.java")
  @Example(in = "printf 'hello\\n/wait 20m\\n' | parley bot try Echo.java")
  record TryOut(@Help("with its parts, if it has any") @Name("FILE") List<Path> files)
      implements BotCommand {}

  /// Tests a bot.
  @Name("test")
  @Help("plays written conversations with a bot; 1 if one goes otherwise")
  @Example(in = "parley bot test Order.java order.chat cancel.chat")
  record Test(
      @Help("a source") @Name("FILE") Path source,
      @Help("those beside the source if left out") @Name("CHAT") List<Path> transcripts,
      @Help("of chance, to see a failure again") @Option @Nullable Long seed)
      implements BotCommand {}

  /// Answers with what a command prints.
  @Help("a bot that runs a command for each message; what that prints is the answer")
  @Example(in = "parley bot exec --nick date -- date")
  @Example(in = "parley bot exec --nick calc --time-limit 5s -- bc -l")
  record Exec(
      @Help("the bot's nickname") @Option @Nullable Nickname nick,
      @Help("PARLEY_SERVER, what is settled, or localhost:12345 if left out") @Option("HOST:PORT")
          @Nullable String server,
      @Help("the folder of its keys and messages") @Option("DIR") @Nullable Path data,
      @Help("a room that it hears, too") @Option("#ROOM") @Nullable String in,
      @Help("how long the command may take") @Option @Default("30s") Duration timeLimit,
      @Help("how much it may print: bytes, or KiB") @Option("SIZE") @Default("16KiB")
          String outputLimit,
      @Help("how many may run at a time") @Option @Default("8") @Range(min = 1, max = 256)
          int parallel,
      @Help("answers what waits, and ends") @Flag boolean once,
      @Help("after --, without a shell; gets the text on stdin, and PARLEY_FROM, _ROOM, _ID")
          @Name("COMMAND")
          List<String> command)
      implements BotCommand {}

  /// Writes a unit of systemd.
  @Help("prints a systemd unit that runs a bot")
  @Example(in = "parley bot unit Echo.java > ~/.config/systemd/user/echo.service")
  record Unit(
      @Help("as bot run takes them") @Name("FILE") List<String> files,
      @Help("FILE is a program that speaks JSON-RPC, and its arguments") @Flag boolean json,
      @Help("PARLEY_SERVER, what is settled, or localhost:12345 if left out") @Option("HOST:PORT")
          @Nullable String server,
      @Help("another nickname") @Option @Nullable Nickname nick,
      @Help("who is told when a bot is switched off") @Option("NICK|#ROOM") @Nullable Target alert,
      @Help("for the whole machine, and not for you alone") @Flag boolean system)
      implements BotCommand {}

  /// The process that bots live in.
  @Hidden
  @Help("the process that bots live in; takes orders on stdin")
  record Host() implements BotCommand {}
}
