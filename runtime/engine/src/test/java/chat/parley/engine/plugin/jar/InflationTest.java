package chat.parley.engine.plugin.jar;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InflationTest {

  private static final int MIB = 1 << 20;

  /// Where a directory entry says how long the entry becomes (APPNOTE.TXT, section 4.3.12).
  private static final int DIRECTORY_SIZE_AT = 24;

  private static final int DIRECTORY_MAGIC = 0x02014b50;

  @TempDir Path folder;

  private Path jar(int entries, byte[] content) throws IOException {
    Path file = folder.resolve("x.jar");
    try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < entries; i++) {
        out.putNextEntry(new ZipEntry("e" + i));
        out.write(content);
      }
    }
    return file;
  }

  private static String refusal(Path file) {
    var refusal = assertThrows(Refusal.class, () -> check(file));
    return refusal.why();
  }

  private static void check(Path file) throws IOException, Refusal {
    try (var jar = new JarFile(file.toFile(), false)) {
      Inflation.check("x.jar", jar);
    }
  }

  /// Sixteen letters at random: half as long when packed.
  private static byte[] text(int bytes) {
    var random = new Random(1);
    byte[] text = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      text[i] = (byte) ('a' + random.nextInt(16));
    }
    return text;
  }

  @Test
  void jarThatBecomesAThousandTimesAsLongIsRefused() throws Exception {
    Path bomb = jar(1, new byte[32 * MIB]);

    assertTrue(Files.size(bomb) < 100_000);
    assertEquals(
        "x.jar inflates to more than 100 times its size, as no plugin does, at e0", refusal(bomb));
  }

  @Test
  void manyEntriesThatAreWellByThemselvesAreTooMuchTogether() throws Exception {
    Path many = jar(9, text(8 * MIB));

    assertEquals(
        "x.jar inflates to more than 64 MiB, a plugin to at most that; get it from somebody else",
        refusal(many));
  }

  @Test
  void directoryThatSaysLessIsNotBelieved() throws Exception {
    Path bomb = jar(1, new byte[32 * MIB]);
    byte[] bytes = Files.readAllBytes(bomb);
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = bytes.length - 22;
    while (zip.getInt(at) != DIRECTORY_MAGIC) {
      at--;
    }
    zip.putInt(at + DIRECTORY_SIZE_AT, 10);
    Files.write(bomb, bytes);

    assertEquals(
        "x.jar inflates to more than 100 times its size, as no plugin does, at e0", refusal(bomb));
  }

  @Test
  void moreEntriesThanAnyPluginHasAreRefused() throws Exception {
    assertEquals(
        "x.jar has 20001 entries, a plugin has at most 20000", refusal(jar(20_001, new byte[0])));
  }

  @Test
  void jarAsLargeAsMayBeIsTaken() throws Exception {
    Path large = jar(8, text(8 * MIB));

    assertDoesNotThrow(() -> check(large));
  }

  @Test
  void shortTextOfOneLetterIsTaken() throws Exception {
    Path letters = jar(1, new byte[MIB]);

    assertDoesNotThrow(() -> check(letters));
  }
}
