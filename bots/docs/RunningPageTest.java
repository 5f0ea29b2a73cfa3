import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page about running bots shows only what runs.
@ParleyTest
final class RunningPageTest {

  @TempDir Path folder;

  @Test
  void theBotOfThePageAnswers(Kit kit) throws IOException, ClassNotFoundException {
    try (var page = Listings.of("bots-running.md", folder)) {
      kit.bot(page.program("echo"));

      kit.user("alice").with("echo").says("hello").hears("hello").hearsNothing();
    }
  }
}
