import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@ParleyTest
final class EchoTest {

  @Test
  void saysWhatItHears(Kit kit) throws ClassNotFoundException {
    kit.bot(Class.forName("Echo"));

    kit.play(Path.of("echo/echo.chat"));
  }

  @Test
  void answersWhatWasSaidWhileItWasAway(Kit kit) throws ClassNotFoundException {
    var echo = kit.bot(Class.forName("Echo"));
    var alice = kit.user("alice").with("echo");

    echo.crash();
    alice.says("anybody there?");
    echo.restart();

    alice.hears("anybody there?").hearsNothing();
  }
}
