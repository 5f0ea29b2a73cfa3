package chat.parley.engine.plugin.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.crypto.SigningKey;
import chat.parley.engine.plugin.Shelf;
import chat.parley.engine.plugin.Shelved;
import chat.parley.engine.plugin.SpeakingPlugins;
import chat.parley.engine.plugin.index.Installation.Installed;
import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.engine.plugin.sign.JarSignature;
import chat.parley.engine.plugin.sign.SignatureCheck;
import chat.parley.engine.plugin.sign.SignerKey;
import chat.parley.engine.plugin.sign.SigningKeyFile;
import chat.parley.engine.plugin.sign.TrustedKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plugins on their way from a stick onto a shelf.
final class InstallationIT {

  @TempDir private Path folder;

  private Path stick;
  private Path jars;
  private SigningKey key;
  private FolderSource source;

  @BeforeEach
  void make() throws Exception {
    stick = Files.createDirectories(folder.resolve("stick"));
    jars = folder.resolve("home").resolve("plugins");
    key = new SigningKeyFile(folder.resolve("author")).key();
    source = new FolderSource(stick);
    new TrustedKeys(jars).write(Map.of(new SignerKey(key.publicKey()), "Ann"));
  }

  private Shelf shelf() {
    return new Shelf(jars, new SignatureCheck(jars, null, false));
  }

  private Path publish(String id, String version, String... needs) throws Exception {
    Path jar =
        SpeakingPlugins.write(stick.resolve(id + "-" + version + ".jar"), id, version, needs);
    JarSignature.sign(jar, key);
    source.write();
    return jar;
  }

  private List<Installed> install(String id, @Nullable String version) throws Exception {
    try (Installation installation = Installation.onto(shelf())) {
      installation.fetch(source, id, version);
      return installation.finish();
    }
  }

  private String refusal(String id, @Nullable String version) {
    return assertThrows(Refusal.class, () -> install(id, version)).why();
  }

  private List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(jars)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String version(String id) throws Exception {
    return shelf().find(id).map(Shelved::descriptor).orElseThrow().version();
  }

  @Test
  void newestVersionComesWithWhoHasSignedIt() throws Exception {
    publish("todo", "1.0.0");
    Path newest = publish("todo", "1.10.0");

    Installed installed = install("todo", null).getFirst();

    assertEquals("Ann", installed.jar().signer());
    assertEquals("", installed.before());
    assertEquals(jars.resolve("todo.jar"), installed.place());
    assertArrayEquals(Files.readAllBytes(newest), Files.readAllBytes(installed.place()));
    assertEquals(List.of("todo.jar", "trusted"), files());
  }

  @Test
  void newVersionTakesThePlaceOfTheOldOneWhateverItsFileIsCalled() throws Exception {
    Path old = publish("todo", "1.0.0");
    Files.copy(old, jars.resolve("my-copy.jar"));
    Files.copy(old, jars.resolve("zz-another.jar"));
    publish("todo", "2.0.0");

    Installed installed = install("todo", null).getFirst();

    assertEquals("1.0.0", installed.before());
    assertEquals("2.0.0", version("todo"));
    assertEquals(List.of("my-copy.jar", "trusted"), files());
  }

  @Test
  void whatIsThereAlreadyIsLeftAlone() throws Exception {
    publish("todo", "1.0.0");
    install("todo", null);
    var before = Files.getLastModifiedTime(jars.resolve("todo.jar"));

    assertFalse(install("todo", null).getFirst().isNews());
    assertEquals(before, Files.getLastModifiedTime(jars.resolve("todo.jar")));
  }

  @Test
  void olderVersionComesOnlyWhenItIsNamed() throws Exception {
    publish("todo", "1.0.0");
    Path newer = publish("todo", "2.0.0");
    install("todo", null);
    Files.delete(newer);
    source.write();

    assertTrue(refusal("todo", null).endsWith("to go back: todo@1.0.0"));
    assertEquals("2.0.0", version("todo"));

    install("todo", "1.0.0");
    assertEquals("1.0.0", version("todo"));
  }

  @Test
  void whatItNeedsComesFirst() throws Exception {
    publish("ui", "1.0.0");
    publish("lists", "1.0.0", "ui");
    publish("todo", "1.0.0", "lists", "ui");

    assertEquals(
        List.of("ui", "lists", "todo"),
        install("todo", null).stream().map(it -> it.jar().id()).toList());
  }

  @Test
  void nothingComesWhenSomethingThatItNeedsIsMissing() throws Exception {
    publish("ui", "1.0.0");
    publish("todo", "1.0.0", "ui", "lists");

    assertTrue(refusal("todo", null).startsWith("there is no plugin lists in "));
    assertEquals(List.of("trusted"), files());
  }

  @Test
  void fileThatTheIndexDoesNotTellOfLeavesWhatWasThere() throws Exception {
    publish("todo", "1.0.0");
    install("todo", null);
    Path newer = publish("todo", "2.0.0");
    byte[] bytes = Files.readAllBytes(newer);
    bytes[50] ^= 1;
    Files.write(newer, bytes);

    assertTrue(refusal("todo", null).contains("is not the file that the index tells of"));
    assertEquals("1.0.0", version("todo"));
    assertEquals(List.of("todo.jar", "trusted"), files());
  }

  @Test
  void jarOfAStrangerIsRefusedAsAMatterOfTrust() throws Exception {
    publish("todo", "1.0.0");
    new TrustedKeys(jars).write(Map.of());

    var refusal = assertThrows(Refusal.class, () -> install("todo", null));

    assertTrue(refusal.isOfTrust(), refusal::why);
    assertEquals(List.of("trusted"), files());
  }

  @Test
  void indexIsWrittenOnlyOfWhatIsWhole() throws Exception {
    publish("todo", "1.0.0");
    Path broken = publish("other", "1.0.0");
    String before = Files.readString(stick.resolve("index.json"));
    byte[] bytes = Files.readAllBytes(broken);
    bytes[50] ^= 1;
    Files.write(broken, bytes);

    assertThrows(Refusal.class, () -> source.write());
    assertEquals(before, Files.readString(stick.resolve("index.json")));
  }

  @Test
  void folderWithoutAnIndexOffersItsJars() throws Exception {
    publish("todo", "1.0.0");
    Files.delete(stick.resolve("index.json"));
    Files.writeString(stick.resolve("notes.jar"), "no jar at all");

    install("todo", null);

    assertEquals("1.0.0", version("todo"));
  }

  @Test
  void fileIsInstalledWithoutAnIndex() throws Exception {
    Path jar = publish("todo", "1.0.0");
    Path needy = publish("needy", "1.0.0", "todo");

    try (Installation installation = Installation.onto(shelf())) {
      assertThrows(Refusal.class, () -> installation.fetch(needy, null));
    }
    try (Installation installation = Installation.onto(shelf())) {
      installation.fetch(jar, null);
      installation.finish();
    }
    try (Installation installation = Installation.onto(shelf())) {
      installation.fetch(needy, null);
      installation.finish();
    }

    assertEquals(List.of("needy.jar", "todo.jar", "trusted"), files());
  }

  @Test
  void placeOfAnotherPluginIsNotTaken() throws Exception {
    Path other = publish("other", "1.0.0");
    Files.copy(other, jars.resolve("todo.jar"));
    publish("todo", "1.0.0");

    assertTrue(refusal("todo", null).endsWith("todo.jar is the plugin other; rename it"));
    assertEquals("1.0.0", version("other"));
  }
}
