import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page about conversations that outlive their bot shows only what runs.
final class DurablePageTest {

  @TempDir Path folder;

  @Test
  void theTestOfThePageSucceeds() throws IOException, ClassNotFoundException {
    try (var page = Listings.of("bots-durable.md", folder)) {
      page.run("OrderTest", 2);
    }
  }
}
