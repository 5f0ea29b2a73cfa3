import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.testkit.Kit;
import chat.parley.testkit.ParleyTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page for authors of bots shows only what runs.
@ParleyTest
final class BotsPageTest {

  @TempDir Path folder;
  private Listings page;

  @BeforeEach
  void compileThePage() throws IOException {
    page = Listings.of("bots.md", folder);
  }

  @AfterEach
  void close() throws IOException {
    page.close();
  }

  @Test
  void theFirstBotIsTheOneThatIsShipped() throws IOException {
    assertEquals(Files.readString(Path.of("echo/Echo.java")), page.all("java").getFirst());
  }

  @Test
  void theEchoAnswers(Kit kit) throws ClassNotFoundException {
    kit.bot(page.program("echo"));

    kit.user("alice").with("echo").says("hello").hears("hello");
  }

  @Test
  void theSecretaryPlansAMeeting(Kit kit) throws ClassNotFoundException {
    kit.bot(page.program("secretary"));
    var alice = kit.user("alice").in("#team").says("/meet").hears("alice: About what?");

    alice.says("tea").hears("On which day?").says("2030-12-24").hears("For how many?").says("3");

    alice.hears("tea on 2030-12-24, for 3 people.");
  }

  @Test
  void theTestOfThePageSucceeds() throws ClassNotFoundException {
    page.run("PizzaTest", 3);
  }
}
