package chat.parley.engine.plugin.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.crypto.SigningKey;
import chat.parley.engine.plugin.jar.JarCheck.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which jars a folder lets run.
final class TrustTest {

  @TempDir private Path home;

  private Path folder;
  private Path jar;
  private SigningKey key;
  private SignerKey signer;
  private TrustedKeys trusted;

  @BeforeEach
  void pack() throws IOException {
    folder = Files.createDirectories(home.resolve("plugins"));
    jar = folder.resolve("todo.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("hello"));
    }
    key = new SigningKeyFile(home).key();
    signer = new SignerKey(key.publicKey());
    trusted = new TrustedKeys(folder);
  }

  private SignatureCheck check() {
    return new SignatureCheck(folder, null, false);
  }

  private String refusal() {
    return switch (check().judge(jar)) {
      case Verdict.Untrusted(String why) -> why;
      case Verdict.Refused(String why) -> why;
      case Verdict.Accepted accepted -> throw new AssertionError(accepted);
    };
  }

  @Test
  void unsignedJarIsRefusedWithBothWaysToAllowIt() {
    String why = refusal();

    assertTrue(why.contains("--allow-unsigned"), why);
    assertTrue(why.contains(folder.resolve("allow-unsigned").toString()), why);
  }

  @Test
  void unsignedJarIsAllowedForOneRunOrForAll() throws IOException {
    assertEquals(new Verdict.Accepted(""), new SignatureCheck(folder, null, true).judge(jar));

    Files.createFile(folder.resolve("allow-unsigned"));

    assertEquals(new Verdict.Accepted(""), check().judge(jar));
  }

  @Test
  void signedJarRunsOnceItsSignerIsTrusted() throws IOException {
    JarSignature.sign(jar, key);

    assertTrue(refusal().endsWith("parley plugin trust " + signer), this::refusal);

    trusted.write(Map.of(signer, "Ann of the lab"));

    assertEquals(new Verdict.Accepted("Ann of the lab"), check().judge(jar));
  }

  @Test
  void changedJarIsRefusedEvenWhereUnsignedOnesAreAllowed() throws IOException {
    JarSignature.sign(jar, key);
    trusted.write(Map.of(signer, ""));
    byte[] bytes = Files.readAllBytes(jar);
    bytes[40] ^= 1;
    Files.write(jar, bytes);

    assertInstanceOf(Verdict.Refused.class, new SignatureCheck(folder, null, true).judge(jar));
  }

  @Test
  void jarThatCameWithParleyRunsUnderWhateverName() throws IOException {
    Path shipped = Files.createDirectories(home.resolve("shipped"));
    Files.copy(jar, shipped.resolve("other-name.jar"));
    var check = new SignatureCheck(folder, shipped, false);

    assertEquals(new Verdict.Accepted("Parley"), check.judge(jar));
    Files.write(shipped.resolve("other-name.jar"), new byte[] {1});
    assertInstanceOf(Verdict.Untrusted.class, check.judge(jar));
  }

  @Test
  void damagedListOfKeysTrustsNobodyAndNamesTheLine() throws IOException {
    JarSignature.sign(jar, key);
    Files.write(folder.resolve("trusted"), List.of("# mine", signer + " me", "ed25519:abc"));

    assertTrue(refusal().contains("trusted, line 3: ed25519:abc is no key"), this::refusal);
  }

  @Test
  void keysAndNamesAreReadAsTheyWereWritten() throws IOException {
    trusted.write(Map.of(signer, "Ann  of the lab"));

    assertEquals(Map.of(signer, "Ann  of the lab"), trusted.read());
  }

  @Test
  void privateKeyIsMadeOnceAndClosedToOthers() throws IOException {
    Path file = new SigningKeyFile(home).file();

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(key, new SigningKeyFile(home).key());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    var open = assertThrows(IOException.class, () -> new SigningKeyFile(home).key());
    assertTrue(String.valueOf(open.getMessage()).contains("chmod 600"), open::toString);
  }

  @Test
  void damagedPrivateKeyIsNotReplaced() throws IOException {
    Path file = new SigningKeyFile(home).file();
    Files.writeString(file, "parley plugin key 1\n");

    assertThrows(IOException.class, () -> new SigningKeyFile(home).key());
    assertEquals("parley plugin key 1\n", Files.readString(file));
  }
}
