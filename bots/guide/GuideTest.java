import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import chat.parley.testkit.User;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ParleyTest
final class GuideTest {

  @BeforeEach
  void start(Kit kit) throws ClassNotFoundException {
    kit.bot(Class.forName("Guide"));
  }

  @Test
  void leadsThroughThePrompt(Kit kit) {
    kit.play(Path.of("guide/guide.chat"));
  }

  @Test
  void comesToAnEnd(Kit kit) {
    User alice = kit.user("alice").with("guide").says("tour");
    for (int step = 1; step <= 6; step++) {
      alice.hears("%d/6".formatted(step)).says("next");
    }

    alice.hears("That was all").hearsNothing();
  }

  @Test
  void leavesWhoForgetsTheTour(Kit kit) {
    User alice = kit.user("alice").with("guide").says("tour").hears("1/6");

    kit.clock().advance(Duration.ofMinutes(31));

    alice.hears("no answer in time").says("tour").hears("1/6");
  }

  @Test
  void leadsTwoPeopleAtOnce(Kit kit) {
    User alice = kit.user("alice").with("guide").says("tour").hears("1/6");
    User bob = kit.user("bob").with("guide").says("tour").hears("1/6").says("next");

    bob.hears("2/6");
    alice.says("next").hears("2/6").hearsNothing();
  }
}
