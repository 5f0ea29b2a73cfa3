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
import chat.parley.api.command.Rest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can stand behind `parley`.
@Help("Parley: chat that goes on when the server does not")
@Example(in = "parley demo", out = "a server, two bots and you at the prompt: try send guide tour")
@Example(in = "parley COMMAND --help", out = "all about one command")
sealed interface ShellCommand
    permits ShellCommand.Demo,
        ServerCommand,
        ShellCommand.Init,
        ConfigCommand,
        ShellCommand.Join,
        ShellCommand.Up,
        ShellCommand.Status,
        ShellCommand.Send,
        ShellCommand.Ask,
        ShellCommand.Who,
        ShellCommand.Verify,
        KeyCommand,
        TrustCommand,
        ShellCommand.Log,
        ShellCommand.Unread,
        ShellCommand.Forget,
        ShellCommand.Tail,
        ShellCommand.Doctor,
        ShellCommand.Mcp,
        BotCommand,
        ShellCommand.Rpc,
        PluginCommand,
        ShellCommand.ShowHelp,
        ShellCommand.Sim,
        ShellCommand.ClassicServer,
        ShellCommand.ClassicJoin,
        ShellCommand.Completion,
        ShellCommand.Version,
        ShellCommand.WriteManual,
        ShellCommand.WarmUp {

  /// Where the passphrase is, in words for `--help`.
  String PASSPHRASE_FILE =
      "where the passphrase of the keys is; PARLEY_PASSPHRASE_FILE, or asked for, if left out";

  /// What a plain prompt is, in words for `--help`.
  String PLAIN = "whole lines and nothing else, as for a screen reader; so does PARLEY_PLAIN=1";

  /// Tries Parley out, with nothing installed and nothing left behind.
  @Help("a server, the bots echo and guide, and you; plays stdin if that is no terminal")
  @Example(in = "parley demo")
  @Example(in = "printf 'send echo hello\\n' | parley demo", out = "echo: hello")
  record Demo(@Help(PLAIN) @Flag boolean plain) implements ShellCommand {}

  /// Settles what all commands need to know.
  @Help("asks once who you are and where the server is; commands need not be told then")
  @Example(in = "parley init")
  @Example(in = "parley init --nick alice --server 10.0.0.5:12345", out = "asks nothing")
  record Init(
      @Help("your nickname") @Option @Nullable Nickname nick,
      @Help("where the server is") @Option("HOST:PORT") @Nullable String server,
      @Help("the key of a closed network, as parley key team import takes it") @Option("FILE")
          @Nullable Path teamKey,
      @Help("takes the place of what is settled already") @Flag boolean replace)
      implements ShellCommand {}

  /// Opens the prompt for a person.
  @Help("you at the prompt; the nickname is yours from the first time on")
  @Example(in = "parley join alice")
  @Example(in = "parley join alice --server 10.0.0.5:12345")
  @Example(in = "parley join", out = "as parley init has settled it")
  record Join(
      @Help("PARLEY_NICK or what is settled if left out") Optional<Nickname> nick,
      @Help("PARLEY_SERVER, what is settled, or localhost:12345 if left out") @Option("HOST:PORT")
          @Nullable String server,
      @Help("local UDP port, 1024 to 65535, or 0 for any free one, as if left out") @Option
          @Nullable Integer port,
      @Help("folder of your keys, outbox and history") @Option("DIR") @Nullable Path data,
      @Help(PASSPHRASE_FILE) @Option("FILE") @Nullable Path passphraseFile,
      @Help("lets plugins run that nobody has signed") @Flag boolean allowUnsigned,
      @Help("ends when a message reaches neither its recipient nor the server; it is kept") @Flag
          boolean classicExit,
      @Help(PLAIN) @Flag boolean plain)
      implements ShellCommand {

    /// Checks the port.
    public Join {
      checkPort(port == null ? 0 : port);
    }
  }

  /// Is there, without a prompt.
  @Help("there under your nickname, without a prompt, until Ctrl-C; other commands go through it")
  @Example(in = "parley up alice")
  @Example(in = "parley up alice & parley send bob hello --as alice", out = "sent through it")
  record Up(
      @Help("PARLEY_NICK or what is settled if left out") Optional<Nickname> nick,
      @Help("PARLEY_SERVER, what is settled, or localhost:12345 if left out") @Option("HOST:PORT")
          @Nullable String server,
      @Help("local UDP port, 1024 to 65535, or 0 for any free one, as if left out") @Option
          @Nullable Integer port,
      @Help("folder of your keys, outbox and history") @Option("DIR") @Nullable Path data,
      @Help(PASSPHRASE_FILE) @Option("FILE") @Nullable Path passphraseFile,
      @Help("lets plugins run that nobody has signed") @Flag boolean allowUnsigned)
      implements ShellCommand {

    /// Checks the port.
    public Up {
      checkPort(port == null ? 0 : port);
    }
  }

  /// Says how a nickname stands.
  @Help("says whether you are there, and what waits; exits with 3 without the server, else with 1")
  @Example(in = "parley status --as alice")
  @Example(in = "parley status --json")
  record Status(
      @Help("your nickname, PARLEY_NICK or what is settled if left out") @Option
          @Nullable Nickname as,
      @Help("one object") @Flag boolean json)
      implements ShellCommand {}

  /// Sends one text and waits for what becomes of it.
  @Help("sends one message; - reads it from stdin")
  @Example(in = "parley send bob see you at eight --as alice")
  @Example(in = "make 2>&1 | parley send '#ops' - --wait delivered --timeout 5m")
  record Send(
      @Help("nickname, #room or *") Target to,
      @Help("what is left of the line, or - for stdin") @Rest String text,
      @Help("your nickname, PARLEY_NICK or what is settled if left out") @Option
          @Nullable Nickname as,
      @Help("PARLEY_SERVER, what is settled, or localhost:12345 if left out") @Option("HOST:PORT")
          @Nullable String server,
      @Name("wait") @Help("what to wait for") @Option @Default("stored") WaitFor until,
      @Help("how long to wait for it") @Option @Default("10s") Duration timeout,
      @Help("one object a recipient on stdout") @Flag boolean json,
      @Help("only the exit code tells: 0 delivered, 4 stored, 3 in the outbox alone, 1 failed")
          @Flag
          boolean quiet)
      implements ShellCommand {

    /// What a one-shot waits for.
    enum WaitFor {
      /// Until the recipient has it.
      DELIVERED,
      /// Until the server or the recipient has it.
      STORED,
      /// Until it is in the outbox.
      NONE
    }
  }

  /// Asks one question and waits for the answer.
  @Help("asks somebody, and prints the answer; of yes or no the exit code tells, too")
  @Example(in = "parley ask bob 'Deploy to production?' --yes-no --timeout 5m --as alice")
  @Example(in = "parley ask bob Which size? --choices S,M,L", out = "M")
  record Ask(
      Nickname nick,
      @Help("what is left of the line") @Rest String question,
      @Help("takes yes or no for an answer: exits with 0 or 1") @Flag boolean yesNo,
      @Help("takes one of these for an answer") @Option("A,B,C") @Nullable String choices,
      @Help("how long to wait; the person is then told that the question is closed")
          @Option
          @Default("5m")
          Duration timeout,
      @Help("your nickname, PARLEY_NICK or what is settled if left out") @Option
          @Nullable Nickname as,
      @Help("PARLEY_SERVER, what is settled, or localhost:12345 if left out") @Option("HOST:PORT")
          @Nullable String server,
      @Help("one object on stdout, whatever comes of it") @Flag boolean json,
      @Help("no words beside the answer") @Flag boolean quiet)
      implements ShellCommand {}

  /// Prints the table.
  @Help("prints the table: who is there, and where")
  @Example(in = "parley who --as alice --json")
  record Who(
      @Help("your nickname, PARLEY_NICK or what is settled if left out") @Option
          @Nullable Nickname as,
      @Help("PARLEY_SERVER, what is settled, or localhost:12345 if left out") @Option("HOST:PORT")
          @Nullable String server,
      @Help("one object a nickname") @Flag boolean json)
      implements ShellCommand {}

  /// Shows safety words, or notes that they were the same.
  @Help("shows the words that you and somebody must have the same, to be sure of his key")
  @Example(in = "parley verify bob --as alice", out = "works without the server")
  @Example(in = "parley verify bob --yes", out = "notes that the words were the same")
  record Verify(
      Nickname nick,
      @Help("the words were the same on both screens") @Flag boolean yes,
      @Help("your nickname, PARLEY_NICK or what is settled if left out") @Option
          @Nullable Nickname as,
      @Help("one object") @Flag boolean json)
      implements ShellCommand {}

  /// Prints what was sent and received.
  @Help("prints what you have sent and received; exits with 1 if there is nothing such")
  @Example(in = "parley log --with bob --since yesterday --as alice")
  @Example(in = "parley log --search 'disk full' --json")
  @Example(in = "parley log --with '#ops' --last 0 --markdown > ops.md", out = "all of a room")
  record Log(
      @Help("a nickname, a #room, or * for what was sent to everyone") @Option
          @Nullable Target with,
      @Help("such as 2h, yesterday, 18:30, 2026-11-20") @Option("WHEN") @Nullable String since,
      @Help("the same; not in it any more") @Option("WHEN") @Nullable String until,
      @Help("words, or parts of them, that are all in the text") @Option("WORDS")
          @Nullable String search,
      @Help("how many, the newest; 0 for all")
          @Option
          @Default("100")
          @Range(min = 0, max = Integer.MAX_VALUE)
          int last,
      @Help("your nickname, PARLEY_NICK or what is settled if left out") @Option
          @Nullable Nickname as,
      @Help("its folder, if it is not the usual one") @Option("DIR") @Nullable Path data,
      @Help("one object a message") @Flag boolean json,
      @Help("a document in Markdown") @Flag boolean markdown)
      implements ShellCommand {}

  /// Prints what nobody has read.
  @Help("prints messages that you have not seen yet; exits with 1 if there are none")
  @Example(in = "parley unread --as alice --json")
  record Unread(
      @Help("your nickname, PARLEY_NICK or what is settled if left out") @Option
          @Nullable Nickname as,
      @Help("its folder, if it is not the usual one") @Option("DIR") @Nullable Path data,
      @Help("one object a message") @Flag boolean json)
      implements ShellCommand {}

  /// Prints what comes.
  @Help("prints messages as they come and go, beside a prompt or without one, until Ctrl-C")
  @Example(in = "parley tail --as alice --last 0 --json")
  record Tail(
      @Help("your nickname, PARLEY_NICK or what is settled if left out") @Option
          @Nullable Nickname as,
      @Help("PARLEY_SERVER, what is settled, or localhost:12345 if left out") @Option("HOST:PORT")
          @Nullable String server,
      @Help("how many of the past come first")
          @Option
          @Default("10")
          @Range(min = 0, max = 1_000_000)
          int last,
      @Help("one object a message") @Flag boolean json)
      implements ShellCommand {}

  /// Deletes what was said.
  @Help("deletes what was said with somebody, here alone; not what waits or is unread")
  @Example(in = "parley forget bob --as alice", out = "asks whether that is meant")
  @Example(in = "parley forget '#ops' --yes", out = "all of a room")
  record Forget(
      @Help("nickname, #room or *") @Name("WITH") Target who,
      @Help("your nickname, PARLEY_NICK or what is settled if left out") @Option
          @Nullable Nickname as,
      @Help("gives up what waits in the outbox as well") @Flag boolean outbox,
      @Help("forgets his key, too: the next one that he shows is taken for his") @Flag boolean key,
      @Help("does not ask") @Flag boolean yes,
      @Help("one object") @Flag boolean json)
      implements ShellCommand {}

  /// Says why something does not work.
  @Help("why can I not reach bob? measures each step of the way, and says what to do")
  @Example(in = "parley doctor", out = "the installation, and the way to the server")
  @Example(in = "parley doctor bob --as alice", out = "on to bob: his key, session, loss, delay")
  record Doctor(
      @Help("whom you cannot reach; the server alone if left out") Optional<Nickname> nick,
      @Help("your nickname, PARLEY_NICK or what is settled if left out") @Option
          @Nullable Nickname as,
      @Help("PARLEY_SERVER, what is settled, or localhost:12345 if left out") @Option("HOST:PORT")
          @Nullable String server,
      @Help("one object a step") @Flag boolean json)
      implements ShellCommand {}

  /// Lets an agent in.
  @Help("lets an AI agent join as a bot: a Model Context Protocol server on stdin and stdout")
  @Example(in = "parley mcp --as helper", out = "started by the agent's host; see docs/mcp.md")
  record Mcp(
      @Help("the agent's nickname, PARLEY_NICK or what is settled if left out") @Option
          @Nullable Nickname as,
      @Help("PARLEY_SERVER, what is settled, or localhost:12345 if left out") @Option("HOST:PORT")
          @Nullable String server)
      implements ShellCommand {}

  /// Lets a program in any language be a bot.
  @Help("a bot in any language: JSON-RPC lines on stdin and stdout, or with a program of yours")
  @Example(in = "parley rpc --nick pizza -- ./pizza.py")
  @Example(in = "parley rpc --nick pizza < requests.jsonl")
  record Rpc(
      @Help("its nickname; without it the program says it in hello") @Option
          @Nullable Nickname nick,
      @Help("PARLEY_SERVER, what is settled, or localhost:12345 if left out") @Option("HOST:PORT")
          @Nullable String server,
      @Help("loads the plugins of this home beside it; their commands can be called") @Flag
          boolean plugins,
      @Help("lets plugins run that nobody has signed") @Flag boolean allowUnsigned,
      @Help("speaks with this program in place of stdin and stdout; after --") List<String> program)
      implements ShellCommand {}

  /// Explains commands, those of plugins too.
  @Name("help")
  @Help("shows this, or all about one command, those of plugins too")
  @Example(in = "parley help send")
  @Example(in = "parley help todo add")
  record ShowHelp(@Name("COMMAND") List<String> words) implements ShellCommand {}

  /// Runs the simulator.
  @Help("runs the core in a simulated world of faults, and checks its promises")
  @Example(in = "parley sim --seeds 1000")
  @Example(in = "parley sim --seed 42 --trace")
  record Sim(
      @Help("the first seed; alone, the only one") @Option @Nullable Long seed,
      @Help("how many seeds, 200 if neither is given") @Option @Range(min = 1, max = 1_000_000_000)
          @Nullable Long seeds,
      @Help("prints every event") @Flag boolean trace)
      implements ShellCommand {}

  /// The ancestor's word for a server.
  @Name("-s")
  @Help("parley server --port PORT in short")
  @Example(in = "parley -s 12345")
  record ClassicServer(@Range(min = 1024, max = 65_535) int port) implements ShellCommand {}

  /// The ancestor's word for a prompt.
  @Name("-c")
  @Help("parley join NICK --server HOST:PORT --port LOCALPORT in short")
  @Example(in = "parley -c alice 127.0.0.1 12345 1232")
  record ClassicJoin(
      Nickname nick,
      @Help("the server's address") String host,
      @Help("the server's port") @Name("PORT") @Range(min = 1024, max = 65_535) int serverPort,
      @Help("your own port") @Name("LOCALPORT") @Range(min = 1024, max = 65_535) int localPort,
      @Help("ends when a message reaches neither its recipient nor the server; it is kept") @Flag
          boolean classicExit)
      implements ShellCommand {}

  /// Says which Parley this is.
  @Name("--version")
  @Help("prints the version, and that of the Java it runs on")
  record Version() implements ShellCommand {}

  /// Prints a script for a shell.
  @Help("prints the script by which a shell completes what you type")
  @Example(in = "parley completion bash > ~/.local/share/bash-completion/completions/parley")
  @Example(in = "parley completion fish > ~/.config/fish/completions/parley.fish")
  record Completion(Shell shell) implements ShellCommand {

    /// Which shell.
    enum Shell {
      /// Of GNU.
      BASH,
      /// The Z shell.
      ZSH,
      /// The friendly one.
      FISH
    }
  }

  /// Refuses a port that nobody can have.
  static void checkPort(int port) {
    if (port != 0 && (port < 1024 || port > 65_535)) {
      throw new IllegalArgumentException(
          "port is %d, must be 1024 to 65535, or 0 for any free one".formatted(port));
    }
  }

  /// Writes the manual page and the completion scripts, when a distribution is built.
  @Hidden
  @Name("manual")
  @Help("writes the manual page and the completion scripts into a folder")
  record WriteManual(Path folder) implements ShellCommand {}

  /// Loads what a prompt needs, for the archive of loaded classes, and ends.
  @Hidden
  @Help("loads what a prompt needs, for the archive of loaded classes")
  record WarmUp() implements ShellCommand {}
}
