package chat.parley.plugins.ignore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Message;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import chat.parley.api.Via;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UnwantedTest {

  private static final Nickname ALICE = Nickname.of("alice");

  @Test
  void starStandsForAnyLettersAndQuestionMarkForOne() {
    for (String fitting : List.of("*", "b*", "*b", "*o*", "b?b", "???", "b**b", "B*", "bob*")) {
      assertTrue(Unwanted.Person.typed(fitting).covers(from("bob")), fitting);
    }
    for (String other : List.of("?", "b?", "a*", "*a*", "????", "bobb*", "*bobb")) {
      assertFalse(Unwanted.Person.typed(other).covers(from("bob")), other);
    }
  }

  @Test
  void manyStarsTakeNoTime() {
    assertFalse(Unwanted.Person.typed("*a".repeat(60) + "*b").covers(from("a".repeat(32))));
  }

  @Test
  void nicknameIsComparedAsNicknamesAre() {
    assertTrue(Unwanted.Person.typed("BOB").covers(from("bob")));
    assertFalse(Unwanted.Person.typed("bob").covers(from("bobby")));
  }

  @Test
  void roomIsThePlaceAndNotAWord() {
    var ops = new Unwanted.Place(new Room("#ops"));

    assertTrue(ops.covers(message("bob", new Room("#OPS"), "hello")));
    assertFalse(ops.covers(message("bob", ALICE, "#ops")));
  }

  @Test
  void patternThatTakesTooLongSaysSo() {
    var hard = Unwanted.Words.typed("(x+x+)+y");

    assertThrows(TooHard.class, () -> hard.covers(message("bob", ALICE, "x".repeat(16_000))));
    assertTrue(hard.covers(message("bob", ALICE, "xxy")));
  }

  @Test
  void samePatternIsTheSameThing() {
    assertEquals(Unwanted.Words.typed("a+b"), Unwanted.Words.typed("a+b"));
  }

  @Test
  void refusesWhatCannotBeKept() {
    assertThrows(IllegalArgumentException.class, () -> Unwanted.Words.typed("ä".repeat(76)));
    assertThrows(IllegalArgumentException.class, () -> Unwanted.Words.typed(""));
    assertThrows(IllegalArgumentException.class, () -> Unwanted.Person.typed("two words"));
  }

  private static Message from(String nickname) {
    return message(nickname, ALICE, "hello");
  }

  private static Message message(String from, Target to, String text) {
    return new Message(
        new MessageId(1, "alice", 1),
        Nickname.of(from),
        to,
        text,
        Instant.EPOCH,
        Instant.EPOCH,
        Via.DIRECT,
        false);
  }
}
