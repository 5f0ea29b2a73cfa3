package chat.parley.api.bot;

import chat.parley.api.Nickname;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// How a line is understood as an answer.
///
/// ```java
/// Answer<LocalTime> time = Answer.text().map(LocalTime::parse);
/// Answer<Integer> even = Answer.number(2, 20).check(it -> it % 2 == 0, "An even number.");
/// ```
///
/// One of your own is a function from a line to [Ok] or [No]. The ones made here ignore blanks
/// around a line, and compare words without case. Should be safe for use by any thread.
///
/// @param <T> what the answer means
@FunctionalInterface
public interface Answer<T> {

  /// What came of a line.
  sealed interface Parsed<T> permits Ok, No {}

  /// It is an answer.
  record Ok<T>(T value) implements Parsed<T> {}

  /// It is none.
  ///
  /// @param hint what an answer looks like, as a sentence
  record No<T>(String hint) implements Parsed<T> {}

  /// Understands this line, or says what it should look like.
  Parsed<T> parse(String line);

  /// What can be answered, to be shown behind the question; empty when that would be too much.
  default List<String> choices() {
    return List.of();
  }

  /// The same, but only if the value passes.
  ///
  /// @param hint what is said when it does not
  default Answer<T> check(Predicate<? super T> test, String hint) {
    return Answers.choosing(
        choices(),
        line ->
            switch (parse(line)) {
              case Ok<T>(T value) when !test.test(value) -> new No<>(hint);
              case Parsed<T> parsed -> parsed;
            });
  }

  /// The same, with a function applied to the value. What that throws makes it a bad answer: of an
  /// [IllegalArgumentException] the message is the hint.
  default <R> Answer<R> map(Function<? super T, ? extends R> function) {
    return Answers.choosing(
        choices(),
        line ->
            switch (parse(line)) {
              case Ok<T>(T value) -> Answers.<T, R>applied(function, value);
              case No<T>(String hint) -> new No<>(hint);
            });
  }

  /// Any line that is not blank.
  static Answer<String> text() {
    return Answers::text;
  }

  /// One of these words.
  static Answer<String> oneOf(String... words) {
    return Answers.oneOf(List.of(words), Function.identity());
  }

  /// One of the constants of an enum, as a person writes them: `EXTRA_LARGE` is `extra large`.
  static <E extends Enum<E>> Answer<E> oneOf(Class<E> type) {
    return Answers.oneOf(Arrays.asList(type.getEnumConstants()), Answers::word);
  }

  /// A whole number within these bounds.
  static Answer<Integer> number(int min, int max) {
    return Answers.whole(min, max).map(Math::toIntExact);
  }

  /// A whole number within these bounds.
  static Answer<Long> number(long min, long max) {
    return Answers.whole(min, max);
  }

  /// A day, such as `2030-12-24`.
  static Answer<LocalDate> date() {
    return line -> Answers.temporal(LocalDate::parse, line, "A day such as 2030-12-24.");
  }

  /// A time of day, such as `18:30`.
  static Answer<LocalTime> time() {
    return line -> Answers.temporal(LocalTime::parse, line, "A time of day such as 18:30.");
  }

  /// A time, such as `20 minutes`, `90s` or `1h 30m`: numbers with `ms`, `s`, `m`, `h` or `d`, or
  /// with the whole words. At most 100 years.
  static Answer<Duration> duration() {
    return Answers::duration;
  }

  /// A line that matches as a whole.
  ///
  /// @param regex as in [java.util.regex.Pattern]
  /// @param hint what an answer looks like, as a sentence
  /// @throws java.util.regex.PatternSyntaxException when the expression is none
  static Answer<String> regex(String regex, String hint) {
    return Answers.regex(regex, hint);
  }

  /// A nickname, whether anybody is called so or not.
  static Answer<Nickname> nick() {
    return text().map(Nickname::of);
  }

  /// Yes or no.
  static Answer<Boolean> yesNo() {
    return Answers.choosing(List.of("yes", "no"), Answers::yesNo);
  }
}
