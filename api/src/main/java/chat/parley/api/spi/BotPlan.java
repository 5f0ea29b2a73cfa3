package chat.parley.api.spi;

import chat.parley.api.Client;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.api.bot.Phrases;
import chat.parley.api.bot.Said;
import chat.parley.api.command.Command;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a bot hears and does, as [Bot] has collected it.
///
/// @param about what it does, in half a sentence; empty if that goes without saying
/// @param triggers what it hears, in the order of asking
/// @param rounds what it does by itself
/// @param rooms where it is
/// @param isDurable whether its conversations outlive its process
/// @param hearsBots whether it hears other bots
public record BotPlan(
    Nickname nickname,
    String about,
    List<Trigger> triggers,
    List<Round> rounds,
    Set<Room> rooms,
    boolean isDurable,
    boolean hearsBots,
    Limits limits,
    @Nullable Hours quiet,
    @Nullable ZoneId zone,
    Phrases phrases) {

  /// Copies the collections.
  public BotPlan {
    triggers = List.copyOf(triggers);
    rounds = List.copyOf(rounds);
    rooms = Set.copyOf(rooms);
  }

  /// The same bot under another nickname.
  public BotPlan named(Nickname other) {
    return new BotPlan(
        other, about, triggers, rounds, rooms, isDurable, hearsBots, limits, quiet, zone, phrases);
  }

  /// What a bot may be made to do.
  ///
  /// @param perAnswer how long a question waits for each answer
  /// @param attempts how many answers to a question may be none
  /// @param conversations how many one person may have open
  /// @param answersPerMinute how much is said to one person
  public record Limits(Duration perAnswer, int attempts, int conversations, int answersPerMinute) {}

  /// A part of each day.
  ///
  /// @param from the first moment of it
  /// @param to the first moment after it; on the next day when it is before `from`
  public record Hours(LocalTime from, LocalTime to) {}

  /// What a bot hears.
  public sealed interface Trigger {

    /// Whatever nothing else handles.
    record OnText(Bot.Handler<Said> handler) implements Trigger {}

    /// A text in which this pattern is found.
    record Hears(Pattern pattern, Bot.MatchHandler handler) implements Trigger {}

    /// A word that begins a conversation.
    ///
    /// @param word without a slash
    record OfWord(String word, String help, Bot.Handler<Chat> handler) implements Trigger {}

    /// A command with a grammar of records.
    record OfCommand(Command<?> command) implements Trigger {}

    /// Somebody who comes.
    record OnJoin(Bot.Handler<Chat> handler) implements Trigger {}
  }

  /// What a bot does by itself.
  public sealed interface Round {

    /// What is done.
    Bot.Handler<Client> handler();

    /// Again and again.
    ///
    /// @param period from the end of one time to the beginning of the next
    record Every(Duration period, Bot.Handler<Client> handler) implements Round {}

    /// Every day.
    record At(LocalTime time, Bot.Handler<Client> handler) implements Round {}
  }
}
