package chat.parley.launcher.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.api.Delivery;
import chat.parley.api.Message;
import chat.parley.api.MessageId;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.api.Via;
import chat.parley.api.bot.Chat;
import chat.parley.engine.chat.Dialogue;
import chat.parley.engine.chat.Effect;
import chat.parley.engine.chat.Manner;
import chat.parley.engine.chat.World;
import chat.parley.launcher.testing.FakeDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class QuestionTest {

  private static final Nickname BOB = Nickname.of("bob");
  private static final Instant NOW = Instant.EPOCH;

  private final FakeWorld world = new FakeWorld();

  /// A person who says what a test has written down for him, and then nothing more.
  private static final class FakeWorld implements World {

    private final Deque<String> lines = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private Delivery.State state = new Delivery.Delivered(NOW, Via.DIRECT);

    @Override
    public Nickname with() {
      return BOB;
    }

    @Override
    public Target where() {
      return BOB;
    }

    @Override
    public List<Delivery> say(String text) {
      said.add(text);
      return List.of(new FakeDelivery(BOB, state));
    }

    @Override
    public Ear listen(Duration atMost) {
      return new Ear() {
        @Override
        public @Nullable Message hear(Duration patience) throws InterruptedException {
          String line = lines.poll();
          if ("^C".equals(line)) {
            throw new InterruptedException("Ctrl-C");
          }
          var id = new MessageId(1, "me", 1);
          return line == null
              ? null
              : new Message(id, BOB, Nickname.of("alice"), line, NOW, NOW, Via.DIRECT, false);
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void settle() {}

    @Override
    public boolean aside(Message line) {
      return false;
    }

    @Override
    public Instant now() {
      return NOW;
    }

    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public void pause(Duration time) {}

    @Override
    public <T extends @Nullable Object> T once(Effect<T> effect) {
      return effect.action().apply("");
    }

    @Override
    public World alsoWith(Nickname other) {
      return this;
    }
  }

  private Reply ask(Question.Kind kind, String... lines) throws InterruptedException {
    world.lines.addAll(List.of(lines));
    Chat chat = new Dialogue(world, Manner.USUAL);
    return new Question("Sure?", kind, Duration.ofSeconds(1))
        .ask(chat, line -> line.equals("/help") ? Optional.of("There is help.") : Optional.empty());
  }

  @Test
  void takesAnyLineForAnAnswer() throws Exception {
    assertEquals(new Reply.Given("Tea"), ask(new Question.Kind.Anything(), "Tea"));
    assertEquals(List.of("Sure?"), world.said);
  }

  @Test
  void takesYesOrNo() throws Exception {
    assertEquals(new Reply.Given("no"), ask(new Question.Kind.YesNo(), "perhaps", "N"));
    assertEquals(List.of("Sure? (yes, no)", "Yes or no.\nSure? (yes, no)"), world.said);
  }

  @Test
  void givesTheChoiceAsItWasOffered() throws Exception {
    assertEquals(
        new Reply.Given("Green"), ask(new Question.Kind.OneOf(List.of("Green", " red")), "green"));
    assertEquals(List.of("Sure? (Green, red)"), world.said);
  }

  @Test
  void answersWhatIsNoAnswerToAnyQuestion() throws Exception {
    assertEquals(new Reply.Given("Tea"), ask(new Question.Kind.Anything(), "/help", "Tea"));
    assertEquals("There is help.\nSure?", world.said.getLast());
  }

  @Test
  void tellsHowItEnded() throws Exception {
    assertEquals(new Reply.TimedOut(true), ask(new Question.Kind.Anything()));
    assertEquals(new Reply.Cancelled(), ask(new Question.Kind.Anything(), "cancel"));
    assertEquals(new Reply.Baffled(), ask(new Question.Kind.YesNo(), "a", "b", "c"));
    assertThrows(InterruptedException.class, () -> ask(new Question.Kind.Anything(), "^C"));
  }

  @Test
  void knowsAQuestionThatNeverLeft() throws Exception {
    world.state = new Delivery.Pending();

    assertEquals(new Reply.TimedOut(false), ask(new Question.Kind.Anything()));
  }

  @Test
  void waitsForNobodyWhenItCannotBeSent() throws Exception {
    var why = new Delivery.Failed(Delivery.Reason.NO_SUCH_NICKNAME, "nobody is called so");
    world.state = why;

    assertEquals(new Reply.NotSent(why), ask(new Question.Kind.Anything(), "never heard"));
  }

  @Test
  void refusesChoicesThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> new Question.Kind.OneOf(List.of("a", " ")));
  }
}
