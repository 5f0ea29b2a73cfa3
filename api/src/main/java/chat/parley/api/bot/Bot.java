package chat.parley.api.bot;

import chat.parley.api.Client;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Subscription;
import chat.parley.api.command.Command;
import chat.parley.api.spi.BotEngine;
import chat.parley.api.spi.BotPlan;
import chat.parley.api.spi.BotPlan.Round;
import chat.parley.api.spi.BotPlan.Trigger;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A nickname that answers: says what it hears and does, and is then run as a process, put on a
/// client, or used in a test; it is the same object everywhere.
///
/// ```java
/// import module parley.api;
///
/// void main() {
///   Bot.named("echo").onText(said -> said.reply(said.text())).run();
/// }
/// ```
///
/// What somebody says goes to the first of these that wants it: his open question, a command, the
/// [#hears] that is named first, [#onText]. Each person at each place (a room, or in private) has
/// one virtual thread: his messages are handled in their order, those of different people side by
/// side, and any handler may wait. A message is done when its handler has returned; what was not
/// done when the bot ended, for whatever reason, comes again when it is started, from the first
/// line of its conversation. So a handler may see a message twice, with the same id.
///
/// What a handler throws is logged, told to the person in one line, and costs nothing but that
/// message. Commands are typed with a slash, `/deploy`; in private the slash may be left out. Every
/// bot has `/help`.
///
/// Each method answers the bot itself. Not safe for use by several threads; running bots are not
/// changed by what is said here later.
public final class Bot {

  private static final String WORD = "[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,31}";

  private static final Duration PERIOD_MIN = Duration.ofSeconds(1);

  private final Nickname nickname;
  private final List<Trigger> triggers = new ArrayList<>();
  private final List<Round> rounds = new ArrayList<>();
  private final Set<Room> rooms = new LinkedHashSet<>();
  private String about = "";
  private boolean durable;
  private boolean hearsBots;
  private Duration perAnswer = Duration.ofMinutes(5);
  private int attempts = 3;
  private int conversations = 3;
  private int answersPerMinute = 120;
  private BotPlan.@Nullable Hours quiet;
  private @Nullable ZoneId zone;
  private Phrases phrases = Phrases.ENGLISH;

  /// What is done with something; may wait, and throw whatever it likes.
  ///
  /// @param <T> what it is done with
  @FunctionalInterface
  public interface Handler<T> {

    /// Does it.
    void handle(T subject) throws Exception;
  }

  /// What is done with a text in which something was found.
  @FunctionalInterface
  public interface MatchHandler {

    /// Does it.
    ///
    /// @param match what was found, with its groups
    /// @param chat the conversation that the text begins
    void handle(MatchResult match, Chat chat) throws Exception;
  }

  private Bot(Nickname nickname) {
    this.nickname = nickname;
  }

  /// A bot that does nothing yet.
  ///
  /// @throws IllegalArgumentException when it is no nickname; the message says why
  public static Bot named(String nickname) {
    return new Bot(Nickname.of(nickname));
  }

  /// What it does, in half a sentence; the first line of its help.
  public Bot about(String words) {
    about = Objects.requireNonNull(words, "words");
    return this;
  }

  // What it hears.

  /// Handles every text that nothing else handles.
  public Bot onText(Handler<Said> handler) {
    return add(new Trigger.OnText(handler));
  }

  /// Handles every text in which this is found, if nothing that was named before handles it.
  ///
  /// @param regex as in [Pattern]; `^` and `$` to match the whole
  /// @throws java.util.regex.PatternSyntaxException when the expression is none
  public Bot hears(String regex, MatchHandler handler) {
    return add(new Trigger.Hears(Pattern.compile(regex), handler));
  }

  /// Handles a word that begins a conversation, such as `/deploy`.
  ///
  /// @param word 1 to 32 letters, digits, `-` or `_`; a slash before it makes no difference
  /// @param help what it does, in half a sentence
  /// @throws IllegalArgumentException when it is no such word, or the bot has it already
  public Bot command(String word, String help, Handler<Chat> handler) {
    String bare = word.startsWith("/") ? word.substring(1) : word;
    if (!bare.matches(WORD)) {
      throw new IllegalArgumentException(
          "the command is \"%s\", must be 1 to 32 letters, digits, - or _".formatted(word));
    }
    boolean isTaken =
        bare.equalsIgnoreCase("help")
            || triggers.stream()
                .anyMatch(it -> it instanceof Trigger.OfWord known && known.word().equals(bare));
    if (isTaken) {
      throw new IllegalArgumentException("%s has a command %s already".formatted(nickname, bare));
    }
    return add(new Trigger.OfWord(bare, help, handler));
  }

  /// Handles a command whose grammar are records; see [Command]. Its answers go where it was given.
  public Bot command(Command<?> command) {
    return add(new Trigger.OfCommand(command));
  }

  /// Begins a conversation with whoever comes: joins one of the bot's rooms, or registers when it
  /// is in none.
  public Bot onJoin(Handler<Chat> handler) {
    return add(new Trigger.OnJoin(handler));
  }

  private Bot add(Trigger trigger) {
    triggers.add(trigger);
    return this;
  }

  /// Joins a room, and hears all that is said there.
  ///
  /// @throws IllegalArgumentException when it is no room
  public Bot in(String room) {
    rooms.add(new Room(room));
    return this;
  }

  /// Hears other bots, too. Without it their messages are left alone, so that two bots do not
  /// answer each other for ever; only what they answer to questions is heard.
  public Bot hearsBots() {
    hearsBots = true;
    return this;
  }

  // What it does by itself.

  /// Does something again and again: a period after the start, and then a period after each end of
  /// the time before, on a virtual thread of its own.
  ///
  /// @param period at least 1 second
  /// @throws IllegalArgumentException when it is shorter
  public Bot every(Duration period, Handler<Client> handler) {
    if (period.compareTo(PERIOD_MIN) < 0) {
      throw new IllegalArgumentException(
          "the period is %d ms, must be at least 1000".formatted(period.toMillis()));
    }
    rounds.add(new Round.Every(period, handler));
    return this;
  }

  /// Does something every day at this time, on a virtual thread of its own. What came due while the
  /// bot did not run is left out.
  public Bot at(LocalTime time, Handler<Client> handler) {
    rounds.add(new Round.At(time, handler));
    return this;
  }

  /// Leaves out what [#every] and [#at] would begin in this part of the day.
  ///
  /// @param from the first moment of it
  /// @param to the first moment after it; on the next day when it is before `from`
  public Bot quiet(LocalTime from, LocalTime to) {
    quiet = new BotPlan.Hours(from, to);
    return this;
  }

  /// Where the bot's day begins; without it where the machine's does.
  public Bot zone(ZoneId place) {
    zone = place;
    return this;
  }

  // How it does it.

  /// Lets its conversations outlive its process, whatever ends that: when the bot is started again,
  /// each goes on where it was. An open question is not asked again, and nothing is said twice.
  ///
  /// What is said, heard and done [once][Chat#once] is written to a journal before anything more
  /// happens. Started again, the script is run anew from its first line, silently, with the journal
  /// in place of the world, until that is used up. So between two calls of the [Chat] it must come
  /// to the same again: it takes the time from [Chat#now], and all that is chance, comes from
  /// outside or has an effect there from [Chat#once]. A script that comes to something else than
  /// its journal says has been changed: that conversation ends with a line of [Phrases], and its
  /// journal is kept for you to look at. While the disk is full, a conversation waits where it is.
  ///
  /// Time goes on while the bot is down: questions that are not answered in time are over when it
  /// is back, and a [Chat#pause] waits for what is left of it. A delivery that [Chat#say] has given
  /// before the end is told no more of what becomes of it. A conversation may come to 10,000 such
  /// steps, which nobody but a loop does. Needs a client with a store of its own, as `run` and
  /// plugins have; a client has room for one durable bot.
  public Bot durable() {
    durable = true;
    return this;
  }

  /// What it says by itself, in other words.
  public Bot phrases(Phrases others) {
    phrases = Objects.requireNonNull(others, "others");
    return this;
  }

  /// How long its questions wait for each answer; 5 minutes if nothing else is said.
  public Bot within(Duration time) {
    perAnswer = Objects.requireNonNull(time, "time");
    return this;
  }

  /// How many answers to a question may be none before it gives up; 3 if nothing else is said.
  public Bot attempts(int most) {
    attempts = atLeastOne("attempts", most);
    return this;
  }

  /// How many conversations one person may have open, each at another place; 3 if nothing else is
  /// said. More of his messages wait until one has ended.
  public Bot conversations(int most) {
    conversations = atLeastOne("conversations", most);
    return this;
  }

  /// How many times within a minute it says something in conversations with one person, before it
  /// waits; 120 if nothing else is said, which no person meets.
  public Bot answersPerMinute(int most) {
    answersPerMinute = atLeastOne("answersPerMinute", most);
    return this;
  }

  private static int atLeastOne(String what, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("%s is %d, must be at least 1".formatted(what, most));
    }
    return most;
  }

  // How it is started.

  /// Runs as the whole of a process, until that is told to end (SIGTERM, Ctrl-C): then it stops
  /// cleanly. Connects as a bot to the server that `PARLEY_SERVER` names, with its keys and
  /// messages in a folder of its own, and goes on trying while the server is not there. Understands
  /// `--server`, `--nick`, `--data`, `--once` and `--help`; with `--once` it answers what waits for
  /// it, and ends. Ends the process when it cannot go on, with a line on standard error.
  public void run(String... arguments) {
    BotEngine.here().run(plan(), List.of(arguments));
  }

  /// Starts on a client of yours, best one of the kind [chat.parley.api.Kind#BOT], whose nickname
  /// it answers under. Closing what is returned stops the bot: conversations end with
  /// [Ended.Cancelled], and what was not done goes to the next one that takes messages. Close it
  /// before the client.
  ///
  /// @throws IllegalArgumentException when a command has a mistake in its grammar, or the word of
  ///   another one
  public Subscription start(Client client) {
    return BotEngine.here().start(plan(), client);
  }

  /// What it hears and does so far; for those who run bots.
  public BotPlan plan() {
    return new BotPlan(
        nickname,
        about,
        triggers,
        rounds,
        rooms,
        durable,
        hearsBots,
        new BotPlan.Limits(perAnswer, attempts, conversations, answersPerMinute),
        quiet,
        zone,
        phrases);
  }
}
