package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.engine.plugin.PluginStatus.State;
import chat.parley.engine.plugin.sign.JarSignature;
import chat.parley.engine.plugin.sign.SignatureCheck;
import chat.parley.engine.plugin.sign.SignerKey;
import chat.parley.engine.plugin.sign.SigningKeyFile;
import chat.parley.engine.plugin.sign.TrustedKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a running host makes of trust that comes and goes.
final class TrustIT {

  @TempDir private Path folder;

  private HostRig rig;
  private Path jars;

  @BeforeEach
  void open() throws Exception {
    jars = Files.createDirectories(folder.resolve("plugins"));
    rig = new HostRig(folder, HostRig.LIMITS, new SignatureCheck(jars, null, false));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void signedJarRunsFromTheMomentItsSignerIsTrustedUntilHeIsNoMore() throws Exception {
    var key = new SigningKeyFile(folder).key();
    Path jar = Sources.speaking("todo", "1.0.0", "one").into(folder.resolve("todo.jar"));
    JarSignature.sign(jar, key);
    Files.copy(jar, rig.jar("todo.jar"));
    rig.host.watch();
    assertEquals(State.REFUSED, rig.state("todo.jar"));

    new TrustedKeys(jars).write(Map.of(new SignerKey(key.publicKey()), "Ann"));
    rig.await("todo.jar", State.RUNNING);
    assertEquals("Ann", rig.status("todo.jar").signer());
    assertEquals("one", rig.extensions.run("todo"));

    new TrustedKeys(jars).write(Map.of());
    rig.await("todo.jar", State.REFUSED);
    assertEquals("", rig.extensions.answer("todo"));
  }

  @Test
  void runningPluginIsLeftAloneWhenSomebodyElseIsTrusted() throws Exception {
    Files.createFile(jars.resolve(SignatureCheck.CONSENT));
    Sources.speaking("todo", "1.0.0", "one").into(rig.jar("todo.jar"));
    rig.host.watch();
    rig.await("todo.jar", State.RUNNING);
    var since = rig.status("todo.jar").since();

    Files.writeString(jars.resolve(TrustedKeys.FILE), "# nobody\n");
    Sources.speaking("other", "1.0.0", "two").into(rig.jar("other.jar"));
    HostRig.awaitThat("the other one is there", () -> rig.extensions.answer("other").equals("two"));

    assertEquals(since, rig.status("todo.jar").since());
    assertEquals(0, rig.host.leftovers().size());
  }

  @Test
  void unsignedJarsEndWhenTheConsentIsTakenBack() throws Exception {
    Path consent = Files.createFile(jars.resolve(SignatureCheck.CONSENT));
    Sources.speaking("todo", "1.0.0", "one").into(rig.jar("todo.jar"));
    rig.host.watch();
    assertEquals(State.RUNNING, rig.state("todo.jar"));

    Files.delete(consent);

    rig.await("todo.jar", State.REFUSED);
  }
}
