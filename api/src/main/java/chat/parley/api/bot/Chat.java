package chat.parley.api.bot;

import chat.parley.api.Delivery;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A conversation with one person at one place, written as it is spoken: ask, wait, go on.
///
/// ```java
/// static void deploy(Chat chat) {
///   var service = chat.ask("Which service?", Answer.oneOf("web", "api", "db"));
///   var count = chat.ask("How many machines?", Answer.number(1, 20));
///   if (chat.confirm("%d of %s?".formatted(count, service))) {
///     chat.say("started " + pipeline.start(service, count));
///   }
/// }
/// ```
///
/// While a question is open, what this person says at this place goes to it and to nobody else;
/// what he says between two questions is kept in order for the next one. In a room everybody sees
/// the questions, which begin with the person's nickname there, but only he answers.
///
/// Before a line is taken for an answer it is looked at: a cancel word ends the conversation with
/// [Ended.Cancelled]; `/help` and the other commands of a bot are done, and the open question is
/// asked again.
///
/// All that waits is made for virtual threads, waits by the clock of the bot or client, and throws
/// [Ended.Cancelled] when its thread is interrupted. For one thread at a time.
public interface Chat {

  /// With whom.
  Nickname with();

  /// Where: a room, or the person himself when nobody else listens.
  Target where();

  /// Says something, to the room or to the person; one delivery for each who gets it. Returns when
  /// it is in the durable outbox. A bot that has said more to one person within a minute than it
  /// may waits until it may go on; see [Bot#answersPerMinute].
  ///
  /// @param text 1 byte to 16 KiB of UTF-8
  /// @throws Ended.Cancelled when the thread is interrupted while it waits for that
  List<Delivery> say(String text);

  /// The next message of this person at this place, as it is; waits for it. Cancel words and
  /// commands are seen to here, too. The message is done, which means that it does not come again
  /// after a crash, when the next one is asked for or the script has ended.
  ///
  /// @throws Ended.TimedOut when none comes in time
  /// @throws Ended.Cancelled when he cancels, or the thread is interrupted
  Message next();

  /// Asks, and asks again with a hint as long as the answer is none, at most [#attempts] times.
  /// What the answer can be, as far as it says so, stands behind the question.
  ///
  /// @throws Ended.TimedOut when there is no answer in time
  /// @throws Ended.Baffled when too many answers were none
  /// @throws Ended.Cancelled when he cancels, or the thread is interrupted
  <T> T ask(String question, Answer<T> as);

  /// Asks for a text.
  ///
  /// @throws Ended as the other one
  default String ask(String question) {
    return ask(question, Answer.text());
  }

  /// Asks, and is content without an answer.
  ///
  /// @param within the time for all attempts together
  /// @return empty when there was no answer in that time
  /// @throws Ended.Baffled when too many answers were none
  /// @throws Ended.Cancelled when he cancels, or the thread is interrupted
  <T> Optional<T> tryAsk(String question, Answer<T> as, Duration within);

  /// Asks a question that is answered with yes or no.
  ///
  /// @throws Ended as [#ask]
  default boolean confirm(String question) {
    return ask(question, Answer.yesNo());
  }

  /// Shows numbered options, one a line, and asks for one of them by number or by its words.
  ///
  /// @param options at least one; shown with `toString`
  /// @throws Ended as [#ask]
  <T> T choose(String question, List<T> options);

  /// Asks for each component of a record in its order, and makes it of the answers.
  ///
  /// ```java
  /// record Order(@Ask("Which size?") Size size, @Ask(value = "How many?", max = 20) int count) {}
  /// ```
  ///
  /// A component is a String, int, long, boolean, [Duration], [java.time.LocalDate],
  /// [java.time.LocalTime], [Nickname] or enum, or an Optional of one of these, which is skipped
  /// with `-`. When the record's own constructor throws an [IllegalArgumentException], its message
  /// is said and the form is asked again, as often as a single question would be.
  ///
  /// @throws Ended as [#ask]
  /// @throws IllegalArgumentException when it has a component of another type
  <R extends Record> R form(Class<R> form);

  /// Waits. What is said meanwhile is kept for the next question.
  ///
  /// @throws Ended.Cancelled when the thread is interrupted
  void pause(Duration time);

  /// The time by the clock of the bot or client; in a durable conversation the same again when it
  /// is resumed.
  ///
  /// @throws Ended.Cancelled when a durable bot is being closed
  Instant now();

  /// Runs something that must happen once in this conversation, and answers what it gave: the
  /// second call with the same key gives the first one's result.
  ///
  /// In a [durable][Bot#durable] conversation this holds across restarts, with one gap that nobody
  /// can close from outside: the effect is run, and then it is written down that it was. Whoever
  /// crashes between the two runs it again when he is back. So what must not happen twice in
  /// another system takes a key along that tells it so; see [#once(String, Function)].
  ///
  /// What is done once does not use the chat itself: that would be missing when it is not run
  /// again. A durable conversation refuses it in the first run already. When the effect throws,
  /// that is thrown, and is written down as well: later runs of the script see an exception of the
  /// same class with the same words, if it can be made of these, else an [IllegalStateException].
  /// The next call with its key runs it again.
  ///
  /// @param key names the effect in this conversation
  /// @param effect gives null, a String, number, boolean, enum, [Instant], [Duration],
  ///   [java.time.LocalDate], [java.time.LocalTime] or record of these, or a List, Map or Optional
  ///   of them, when the conversation is durable
  /// @throws IllegalArgumentException when it gives anything else, which is named then; the effect
  ///   has been run
  /// @throws IllegalStateException when a durable one uses its chat within the effect, or asks for
  ///   more than 10,000 steps
  /// @throws Ended.Cancelled when the bot is being closed
  <T extends @Nullable Object> T once(String key, Supplier<T> effect);

  /// The same for an effect in another system: it is given a key for that, and the same one when it
  /// is run again because the crash came just after it. A system that does nothing for a key which
  /// it has seen makes it exactly once.
  ///
  /// ```java
  /// String receipt = chat.once("charge", id -> bank.charge(account, amount, id));
  /// ```
  ///
  /// @param key names the effect in this conversation
  /// @param effect takes 32 hexadecimal digits, which no other effect in any conversation is given;
  ///   gives what the other `once` says
  /// @throws IllegalArgumentException as the other one
  /// @throws Ended.Cancelled when the bot is being closed
  <T extends @Nullable Object> T once(String key, Function<String, T> effect);

  /// The same script's way to another person: in the same room, or in private when this one is.
  /// What he is in the midst of with this bot is finished first; his questions never mix with ours.
  Chat alsoWith(Nickname other);

  /// The same as [#alsoWith(Nickname)].
  ///
  /// @throws IllegalArgumentException when it is no nickname
  default Chat alsoWith(String other) {
    return alsoWith(Nickname.of(other));
  }

  /// The same conversation with another time for each answer; 5 minutes if nothing else is said.
  Chat within(Duration perAnswer);

  /// The same conversation with another number of attempts for each question; 3 if nothing else is
  /// said.
  ///
  /// @param attempts at least 1
  Chat attempts(int attempts);

  /// The same conversation with other cancel words: whole lines, compared without case. `cancel`
  /// and `/cancel` if nothing else is said; none at all lets every line be an answer.
  Chat onCancel(String... words);
}
