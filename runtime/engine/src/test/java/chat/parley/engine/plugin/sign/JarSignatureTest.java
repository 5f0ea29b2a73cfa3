package chat.parley.engine.plugin.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JarSignatureTest {

  private static final SigningKey ANN = key(1);
  private static final SigningKey BEN = key(2);

  @TempDir private Path folder;

  private Path jar;

  private static SigningKey key(int number) {
    byte[] seed = new byte[SigningKey.SEED_LENGTH];
    seed[0] = (byte) number;
    return new JdkCrypto().signingKey(seed);
  }

  @BeforeEach
  void pack() throws IOException {
    jar = pack("todo.jar", "");
  }

  private Path pack(String name, String comment) throws IOException {
    return pack(name, "hello", comment);
  }

  private Path pack(String name, String content, String comment) throws IOException {
    Path file = folder.resolve(name);
    try (var out = new JarOutputStream(Files.newOutputStream(file))) {
      out.setComment(comment);
      var entry = new JarEntry("hello");
      entry.setTime(0);
      out.putNextEntry(entry);
      out.write(content.getBytes(UTF_8));
    }
    return file;
  }

  private static SignerKey signer(Path jar) throws IOException {
    return assertInstanceOf(JarSignature.Good.class, JarSignature.of(jar)).signer();
  }

  @Test
  void namesWhoHasSigned() throws IOException {
    assertInstanceOf(JarSignature.None.class, JarSignature.of(jar));

    JarSignature.sign(jar, ANN);

    assertEquals(new SignerKey(ANN.publicKey()), signer(jar));
  }

  @Test
  void leavesTheArchiveReadable() throws IOException {
    JarSignature.sign(jar, ANN);

    try (var read = new JarFile(jar.toFile())) {
      assertEquals(
          "hello",
          new String(read.getInputStream(read.getJarEntry("hello")).readAllBytes(), UTF_8));
    }
  }

  @Test
  void takesThePlaceOfAnEarlierOneAndOfEveryOtherComment() throws IOException {
    Path commented = pack("commented.jar", "made on a Monday");
    JarSignature.sign(jar, ANN);
    JarSignature.sign(jar, BEN);
    JarSignature.sign(jar, ANN);
    JarSignature.sign(commented, ANN);

    assertEquals(new SignerKey(ANN.publicKey()), signer(jar));
    assertArrayEquals(Files.readAllBytes(jar), Files.readAllBytes(commented));
  }

  @Test
  void breaksWithEveryByteThatChanges() throws IOException {
    JarSignature.sign(jar, ANN);
    byte[] signed = Files.readAllBytes(jar);

    for (int i = 0; i < signed.length; i++) {
      byte[] changed = signed.clone();
      changed[i] ^= 1;
      Files.write(jar, changed);
      int place = i;
      assertFalse(
          JarSignature.of(jar) instanceof JarSignature.Good, () -> "byte %d".formatted(place));
    }
  }

  @Test
  void breaksWithWhatIsAddedOrCutOff() throws IOException {
    JarSignature.sign(jar, ANN);
    byte[] signed = Files.readAllBytes(jar);

    Files.write(jar, Arrays.copyOf(signed, signed.length + 1));
    assertInstanceOf(JarSignature.Broken.class, JarSignature.of(jar));
    Files.write(jar, Arrays.copyOf(signed, signed.length - 1));
    assertInstanceOf(JarSignature.Broken.class, JarSignature.of(jar));
    byte[] longer = new byte[signed.length + 1];
    System.arraycopy(signed, 0, longer, 1, signed.length);
    Files.write(jar, longer);
    assertInstanceOf(JarSignature.Broken.class, JarSignature.of(jar));
  }

  @Test
  void ofOneJarIsNoneOfAnother() throws IOException {
    JarSignature.sign(jar, ANN);
    String signature;
    try (var read = new JarFile(jar.toFile())) {
      signature = read.getComment();
    }

    assertInstanceOf(JarSignature.Good.class, JarSignature.of(pack("same.jar", signature)));
    assertInstanceOf(
        JarSignature.Broken.class, JarSignature.of(pack("other.jar", "bye", signature)));
  }

  @Test
  void isOnlyOfArchives() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "no archive");
    Path empty = Files.createFile(folder.resolve("empty"));

    assertInstanceOf(JarSignature.None.class, JarSignature.of(text));
    assertInstanceOf(JarSignature.None.class, JarSignature.of(empty));
    assertThrows(IOException.class, () -> JarSignature.sign(text, ANN));
    assertEquals("no archive", Files.readString(text));
  }

  @Test
  void keysAreWrittenAsPeopleHandThemOn() {
    String text = new SignerKey(ANN.publicKey()).toString();

    assertEquals("ed25519:zsWnr1fwwVsnWKHTL_YbxQr5iSpJu2wz7yTuYsIEb2A".length(), text.length());
    assertEquals(new SignerKey(ANN.publicKey()), SignerKey.parse(text));
    assertThrows(IllegalArgumentException.class, () -> SignerKey.parse(text + "A"));
    assertThrows(
        IllegalArgumentException.class, () -> SignerKey.parse("ed25519:" + "+".repeat(43)));
  }
}
