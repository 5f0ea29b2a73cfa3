package chat.parley.engine.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.Nickname;
import chat.parley.api.bot.Answer;
import chat.parley.api.bot.Answer.No;
import chat.parley.api.bot.Answer.Ok;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AnswerTest {

  private static final No<?> NO_DURATION = new No<>("A time such as 20 minutes, 90s or 1h 30m.");

  @Test
  void aTextIsWhatIsNotBlank() {
    assertEquals(new Ok<>("a b"), Answer.text().parse(" a b "));
    assertEquals(new No<>("A few words, please."), Answer.text().parse("  "));
  }

  @Test
  void oneOfSomeWordsIsWrittenInAnyCase() {
    Answer<String> answer = Answer.oneOf("web", "API");

    assertEquals(List.of("web", "API"), answer.choices());
    assertEquals(new Ok<>("API"), answer.parse("api "));
    assertEquals(new No<>("One of web, API."), answer.parse("a"));
    assertThrows(IllegalArgumentException.class, Answer::oneOf);
  }

  enum Size {
    SMALL,
    EXTRA_LARGE
  }

  @Test
  void anEnumIsWrittenAsPeopleDo() {
    assertEquals(List.of("small", "extra large"), Answer.oneOf(Size.class).choices());
    assertEquals(new Ok<>(Size.EXTRA_LARGE), Answer.oneOf(Size.class).parse("Extra large"));
  }

  @Test
  void aNumberIsWithinItsBounds() {
    assertEquals(new Ok<>(-3), Answer.number(-5, 5).parse("-3"));
    assertEquals(new No<>("A whole number from 1 to 5."), Answer.number(1, 5).parse("0"));
    assertEquals(new No<>("A whole number from 1 to 5."), Answer.number(1, 5).parse("2.5"));
    assertEquals(
        new No<>("A whole number, at least 1."), Answer.number(1, Integer.MAX_VALUE).parse("x"));
    assertEquals(
        new No<>("A whole number."),
        Answer.number(Long.MIN_VALUE, Long.MAX_VALUE).parse("99999999999999999999"));
    assertEquals(
        new Ok<>(Long.MAX_VALUE), Answer.number(0L, Long.MAX_VALUE).parse("9223372036854775807"));
    assertThrows(IllegalArgumentException.class, () -> Answer.number(2, 1));
  }

  @Test
  void daysAndTimesOfDayAreIso() {
    assertEquals(new Ok<>(LocalDate.of(2030, 12, 24)), Answer.date().parse("2030-12-24"));
    assertEquals(new No<>("A day such as 2030-12-24."), Answer.date().parse("24.12."));
    assertEquals(new Ok<>(LocalTime.of(18, 30)), Answer.time().parse("18:30"));
    assertEquals(new No<>("A time of day such as 18:30."), Answer.time().parse("half past six"));
  }

  @Test
  void aDurationIsASumOfNumbersWithUnits() {
    assertEquals(new Ok<>(Duration.ofMinutes(20)), Answer.duration().parse("20 minutes"));
    assertEquals(new Ok<>(Duration.ofSeconds(90)), Answer.duration().parse("90s"));
    assertEquals(new Ok<>(Duration.ofMinutes(90)), Answer.duration().parse("1h 30 min"));
    assertEquals(new Ok<>(Duration.ofMinutes(90)), Answer.duration().parse("1H30M"));
    assertEquals(new Ok<>(Duration.ofMillis(500)), Answer.duration().parse("500ms"));
    assertEquals(new Ok<>(Duration.ofHours(49)), Answer.duration().parse("2 days 1 hour"));
    for (String wrong : List.of("", "5", "m", "5 mice", "5m or so", "-5m", "99999d")) {
      assertEquals(NO_DURATION, Answer.duration().parse(wrong), wrong);
    }
  }

  @Test
  void aPatternMatchesTheWholeLine() {
    Answer<String> answer = Answer.regex("[A-Z]{3}-\\d+", "A ticket such as OPS-17.");

    assertEquals(new Ok<>("OPS-17"), answer.parse("OPS-17"));
    assertEquals(new No<>("A ticket such as OPS-17."), answer.parse("see OPS-17"));
  }

  @Test
  void aNicknameFollowsItsRules() {
    assertEquals(new Ok<>(Nickname.of("bob")), Answer.nick().parse("bob"));
    assertEquals(new No<>("A nickname does not begin with #."), Answer.nick().parse("#ops"));
  }

  @Test
  void yesAndNoHaveShortForms() {
    assertEquals(new Ok<>(true), Answer.yesNo().parse("Y"));
    assertEquals(new Ok<>(false), Answer.yesNo().parse(" no "));
    assertEquals(new No<>("Yes or no."), Answer.yesNo().parse("maybe"));
  }

  @Test
  void aCheckRefusesWithItsHint() {
    Answer<Integer> even = Answer.number(1, 9).check(it -> it % 2 == 0, "An even one.");

    assertEquals(new Ok<>(4), even.parse("4"));
    assertEquals(new No<>("An even one."), even.parse("3"));
    assertEquals(new No<>("A whole number from 1 to 9."), even.parse("x"));
  }

  @Test
  void whatAFunctionThrowsIsABadAnswer() {
    Answer<LocalTime> time = Answer.text().map(LocalTime::parse);
    Answer<Integer> number = Answer.text().map(Integer::parseInt);
    Answer<String> refusing =
        Answer.text()
            .map(_ -> {
              throw new IllegalArgumentException("not today");
            });

    assertEquals(new Ok<>(LocalTime.NOON), time.parse("12:00"));
    assertEquals(new No<>("I can do nothing with \"noon\"."), time.parse("noon"));
    assertEquals(new No<>("I can do nothing with \"x\"."), number.parse("x"));
    assertEquals(new No<>("Not today."), refusing.parse("x"));
  }

  @Test
  void choicesStayWhenSomethingIsMadeOfThem() {
    Answer<Integer> length = Answer.oneOf("a", "bb").check(_ -> true, "").map(String::length);

    assertEquals(List.of("a", "bb"), length.choices());
  }
}
