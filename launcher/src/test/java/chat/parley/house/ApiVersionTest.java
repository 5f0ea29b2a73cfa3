package chat.parley.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.spi.VersionRange;
import java.io.IOException;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What docs/versions.md promises has something to stand on.
final class ApiVersionTest {
  private static final Pattern VERSION =
      Pattern.compile("<artifactId>parley</artifactId>\\s*<version>([0-9.]+)(-SNAPSHOT)?<");

  @Test
  void theApiHasTheVersionOfTheProject() {
    var version = VERSION.matcher(House.read(House.ROOT.resolve("pom.xml")));

    assertTrue(version.find());
    assertEquals(version.group(1), VersionRange.API_VERSION);
  }

  /// Compared with an empty jar, every change would be compatible.
  @Test
  void theBaselineHoldsTheApi() throws IOException {
    var baseline = House.ROOT.resolve("api/src/baseline/parley-api-baseline.jar");
    try (var jar = new JarFile(baseline.toFile())) {
      for (var type : new String[] {"Client", "command/Command", "plugin/PluginModule"}) {
        assertNotNull(jar.getEntry("chat/parley/api/" + type + ".class"), type);
      }
    }
  }
}
