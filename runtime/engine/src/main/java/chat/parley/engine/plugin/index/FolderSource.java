package chat.parley.engine.plugin.index;

import chat.parley.engine.plugin.folder.FolderWatch;
import chat.parley.engine.plugin.jar.Inspection;
import chat.parley.engine.plugin.jar.JarCheck;
import chat.parley.engine.plugin.jar.PluginJar;
import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.engine.plugin.sign.Digest;
import chat.parley.engine.plugin.sign.JarSignature;
import chat.parley.engine.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder of jars, say on a stick. Its index is what was written into it, or else what the jars
/// say.
///
/// @param folder where they are
public record FolderSource(Path folder) implements Source {

  private static final Logger log = LoggerFactory.getLogger(FolderSource.class);
  private static final Inspection ANY = new Inspection(JarCheck.NONE);
  private static final long INDEX_BYTES_MAX = 4 << 20;

  /// Writes the index of all jars that are there.
  ///
  /// @throws Refusal when one of them is no plugin, or was changed after it was signed, or cannot
  ///   stand in an index; the index that was there is still there then
  public PluginIndex write() throws Refusal {
    var offers = new ArrayList<Offered>();
    for (Path jar : jars()) {
      offers.add(offer(jar));
    }
    PluginIndex index = index(offers);
    Path fresh = folder.resolve("." + PluginIndex.FILE + ".new");
    try {
      Files.writeString(fresh, index.text());
      Files.move(fresh, folder.resolve(PluginIndex.FILE), StandardCopyOption.ATOMIC_MOVE);
      return index;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /// Of those jars that are plugins: what else is in the folder is nobody's concern.
  private PluginIndex ofJars() throws Refusal {
    var offers = new ArrayList<Offered>();
    for (Path jar : jars()) {
      try {
        offers.add(offer(jar));
      } catch (Refusal e) {
        log.debug("Not offered: file={}", jar, e);
      }
    }
    return index(offers);
  }

  private PluginIndex index(List<Offered> offers) throws Refusal {
    try {
      return new PluginIndex(offers);
    } catch (IllegalArgumentException e) {
      throw new Refusal("%s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private List<Path> jars() throws Refusal {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> FolderWatch.isJar(String.valueOf(file.getFileName())))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static Offered offer(Path file) throws Refusal {
    String name = String.valueOf(file.getFileName());
    PluginJar jar = ANY.inspect(name, file);
    try {
      JarSignature signature = JarSignature.of(file);
      if (signature instanceof JarSignature.Broken) {
        throw new Refusal("%s was changed after it was signed; get it again".formatted(file));
      }
      var good = signature instanceof JarSignature.Good it ? it : null;
      return new Offered(
          jar.descriptor(),
          name,
          Files.size(file),
          Digest.of(file),
          good == null ? "" : good.signer().toString(),
          good == null ? "" : good.value());
    } catch (IllegalArgumentException e) {
      throw new Refusal("%s cannot stand in an index: %s".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw new Refusal("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public PluginIndex index() throws Refusal {
    Path file = folder.resolve(PluginIndex.FILE);
    if (!Files.exists(file)) {
      return ofJars();
    }
    try {
      if (Files.size(file) > INDEX_BYTES_MAX) {
        throw new Refusal("%s has more than %d MiB".formatted(file, INDEX_BYTES_MAX >> 20));
      }
      return PluginIndex.parse(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new Refusal("%s is no index: %s".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  @Override
  public void fetch(Offered offer, Path target) throws Refusal {
    Path file = folder.resolve(offer.file());
    try {
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Refusal("%s cannot be copied: %s".formatted(file, PrivateFiles.reason(e)), e);
    }
  }

  private Refusal unusable(IOException e) {
    return new Refusal(
        "%s cannot be used as a folder of plugins: %s".formatted(folder, PrivateFiles.reason(e)),
        e);
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
