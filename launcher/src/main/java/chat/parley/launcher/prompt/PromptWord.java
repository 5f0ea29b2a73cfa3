package chat.parley.launcher.prompt;

import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import chat.parley.api.command.Default;
import chat.parley.api.command.Example;
import chat.parley.api.command.Flag;
import chat.parley.api.command.Help;
import chat.parley.api.command.Name;
import chat.parley.api.command.Option;
import chat.parley.api.command.Range;
import chat.parley.api.command.Rest;
import java.util.List;
import java.util.Optional;

/// What can be typed at the prompt; each word also with a slash in front.
public sealed interface PromptWord {

  /// Sends a text to somebody, a room or everyone.
  @Help("sends a text to a nickname, to a #room, or to everyone (*)")
  @Example(in = "send bob see you at eight")
  @Example(in = "send #ops the build is green")
  record Send(@Help("nickname, #room or *") Target to, @Rest String text) implements PromptWord {}

  /// Sends a text to everyone; the ancestor's word for it.
  @Name("send_all")
  @Help("sends a text to everyone in the table")
  record SendAll(@Rest String text) implements PromptWord {}

  /// Comes back after [Dereg].
  @Help("comes back after dereg; with your own nickname")
  record Reg(@Help("your own") Nickname nick) implements PromptWord {}

  /// Leaves the server, but not the program.
  @Help("leaves the server, which then keeps your mail; with your own nickname")
  record Dereg(@Help("your own") Nickname nick) implements PromptWord {}

  /// Shows the table.
  @Name("/who")
  @Help("shows the table")
  record Who() implements PromptWord {}

  /// Shows what was sent and received.
  @Name("/log")
  @Help("shows what was sent and received, with a nickname, in a #room, or with all")
  @Example(in = "/log bob")
  @Example(in = "/log #ops --last 50")
  record Log(
      Optional<Target> with,
      @Help("how many, the newest") @Option @Default("20") @Range(min = 1, max = 10_000) int last)
      implements PromptWord {}

  /// Finds messages by their words.
  @Name("/search")
  @Help("finds what was sent and received whose text holds all these words, or parts of them")
  @Example(in = "/search disk full")
  record Search(@Rest String words) implements PromptWord {}

  /// Sends what is typed to somebody without saying so each time.
  @Name("/focus")
  @Help("sends every line without a slash there; alone, ends that; Alt-A goes to what is unread")
  @Example(in = "/focus bob")
  @Example(in = "/focus #ops")
  record Focus(Optional<Target> to) implements PromptWord {}

  /// Says how to be told of messages.
  @Name("/notify")
  @Help("how you are told of messages that you may not see: bell, osc9 or off")
  @Example(in = "/notify bell")
  @Example(in = "/notify osc9", out = "a notification of the desktop, if the terminal has them")
  record Notify(@Name("HOW") Alert how) implements PromptWord {}

  /// Joins a room.
  @Name("/join")
  @Help("joins a room")
  record Join(Room room) implements PromptWord {}

  /// Leaves a room.
  @Name("/leave")
  @Help("leaves a room")
  record Leave(Room room) implements PromptWord {}

  /// Trusts a changed key.
  @Name("/trust")
  @Help("trusts the key that somebody shows now: another than before, or of a look-alike")
  record Trust(Nickname nick) implements PromptWord {}

  /// Shows safety words, or notes that they were the same.
  @Name("/verify")
  @Help("shows the words that you and somebody must have the same, to be sure of his key")
  @Example(in = "/verify bob", out = "eight words: read them to each other by telephone")
  @Example(in = "/verify bob yes", out = "notes that they were the same")
  record Verify(
      Nickname nick,
      @Name("ANSWER") @Default("ask") @Help("yes: the words were the same on both screens")
          Compared compared)
      implements PromptWord {}

  /// Whether people have compared safety words.
  enum Compared {
    /// Not yet.
    ASK,
    /// They are the same.
    YES
  }

  /// Deletes what was said.
  @Name("/forget")
  @Help("deletes what was said with somebody, here alone; not what waits or is unread")
  @Example(in = "/forget bob", out = "how much that is")
  @Example(in = "/forget bob yes", out = "deletes it")
  record Forget(
      @Help("nickname, #room or *") @Name("WITH") Target who,
      @Name("ANSWER") @Default("ask") @Help("yes: that is meant") Meant meant,
      @Help("forgets his key, too: the next one that he shows is taken for his") @Flag boolean key)
      implements PromptWord {}

  /// Whether something is meant that cannot be undone.
  enum Meant {
    /// Not yet.
    ASK,
    /// It is.
    YES
  }

  /// Shows help.
  @Name("/help")
  @Help("shows this, or all about one command")
  @Example(in = "/help send")
  @Example(in = "/help todo add")
  record ShowHelp(@Name("WORD") List<String> words) implements PromptWord {}

  /// Shows the plugins.
  @Name("/plugins")
  @Help("shows the plugins, which of them run, and how often each failed in the last hour")
  @Example(in = "/plugins")
  @Example(in = "/plugins leaks")
  record Plugins(
      @Default("all") @Help("leaks: those that are unloaded, but held in memory by something")
          PluginsShown shown)
      implements PromptWord {}

  /// Which plugins are shown.
  enum PluginsShown {
    /// What is in the folder.
    ALL,
    /// What is unloaded, but still in memory.
    LEAKS
  }

  /// Shows the hooks.
  @Name("/hooks")
  @Help("shows the hooks on the way of what is sent and received, and what they did")
  record Hooks() implements PromptWord {}

  /// Leaves the server and the program.
  @Name("/quit")
  @Help("deregisters and ends; so do Ctrl-C on an empty line and Ctrl-D")
  record Quit() implements PromptWord {}
}
