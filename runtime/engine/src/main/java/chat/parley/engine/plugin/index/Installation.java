package chat.parley.engine.plugin.index;

import chat.parley.api.spi.Descriptor;
import chat.parley.api.spi.VersionRange;
import chat.parley.engine.plugin.Shelf;
import chat.parley.engine.plugin.Shelved;
import chat.parley.engine.plugin.jar.Inspection;
import chat.parley.engine.plugin.jar.PluginJar;
import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.engine.plugin.sign.Digest;
import chat.parley.engine.plugin.sign.JarSignature;
import chat.parley.engine.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings plugins, with those that they need, from where they are offered onto a shelf.
///
/// First everything is fetched into a hidden folder of the shelf and checked: what the index says
/// of it, its signature, its descriptor, the version of the API, its needs. Then each jar is put in
/// its place in one step, those that are needed first. What fails before leaves the shelf as it
/// was.
///
/// To be used by one thread, and closed.
public final class Installation implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Installation.class);

  /// Not looked at by hosts.
  private static final String FOLDER = ".incoming";

  /// What an installation has left that was cut off; none takes as long.
  private static final Duration LEFT_OVER = Duration.ofHours(1);

  private final Shelf shelf;
  private final Path incoming;
  private final Inspection inspection;

  /// What is fetched and checked, by id, in the order in which it is put into its place.
  private final Map<String, PluginJar> ready = new LinkedHashMap<>();

  private final List<Path> fetched = new ArrayList<>();

  /// What was done with a plugin.
  ///
  /// @param jar as it was checked
  /// @param place where it is now
  /// @param before the version that it has replaced; empty if there was none
  /// @param isNews whether it was not there, byte for byte, before
  public record Installed(PluginJar jar, Path place, String before, boolean isNews) {}

  private Installation(Shelf shelf, Path incoming) {
    this.shelf = shelf;
    this.incoming = incoming;
    this.inspection = new Inspection(shelf.check());
  }

  /// One onto this shelf, which is made if it is missing.
  ///
  /// @throws Refusal when it cannot be made
  public static Installation onto(Shelf shelf) throws Refusal {
    Path incoming = shelf.folder().resolve(FOLDER);
    try {
      PrivateFiles.createFolders(incoming);
      var old = FileTime.from(Instant.now().minus(LEFT_OVER));
      try (Stream<Path> files = Files.list(incoming)) {
        for (Path file : files.toList()) {
          if (Files.getLastModifiedTime(file).compareTo(old) < 0) {
            Files.deleteIfExists(file);
          }
        }
      }
    } catch (IOException e) {
      throw shelf.unusable(e);
    }
    return new Installation(shelf, incoming);
  }

  /// Fetches a plugin, and those that it needs and that are not there.
  ///
  /// @param version which version; null for the newest that runs with this Parley, but none older
  ///   than the one that is there
  /// @throws Refusal when there is no such plugin, or one of them is not as it must be
  /// @throws InterruptedException when the thread is interrupted
  public void fetch(Source source, String id, @Nullable String version)
      throws Refusal, InterruptedException {
    PluginIndex index = source.index();
    Offered offer = choose(source, index, id, version);
    if (version == null) {
      refuseOlder(source, offer);
    }
    fetch(source, index, offer);
  }

  private static Offered choose(
      Source source, PluginIndex index, String id, @Nullable String version) throws Refusal {
    Optional<Offered> found = version == null ? index.newest(id) : index.find(id, version);
    if (found.isPresent()) {
      return found.get();
    }
    List<String> others =
        index.offers().stream().filter(it -> it.id().equals(id)).map(Offered::version).toList();
    throw new Refusal(
        others.isEmpty()
            ? "there is no plugin %s in %s; there is: %s".formatted(id, source, ids(index))
            : "there is no version %s of %s in %s; there is: %s"
                .formatted(version, id, source, String.join(", ", others)));
  }

  private static String ids(PluginIndex index) {
    List<String> ids = index.offers().stream().map(Offered::id).distinct().toList();
    return ids.isEmpty() ? "nothing" : String.join(", ", ids);
  }

  private void refuseOlder(Source source, Offered offer) throws Refusal {
    Descriptor present = present(offer.id());
    if (present != null && VersionRange.compare(present.version(), offer.version()) > 0) {
      throw new Refusal(
          "%s %s is there already, and %s has nothing newer than %s; to go back: %s@%s"
              .formatted(
                  present.id(),
                  present.version(),
                  source,
                  offer.version(),
                  offer.id(),
                  offer.version()));
    }
  }

  private @Nullable Descriptor present(String id) throws Refusal {
    return shelf.find(id).map(Shelved::descriptor).orElse(null);
  }

  private void fetch(Source source, PluginIndex index, Offered offer)
      throws Refusal, InterruptedException {
    Path copy = fresh();
    source.fetch(offer, copy);
    PluginJar jar = checked(offer, copy);
    take(jar, source, index);
  }

  /// Takes a jar from a file, and what it needs from a source.
  ///
  /// @param source null if there is none
  /// @throws Refusal when it, or something that it needs, is not as it must be
  /// @throws InterruptedException when the thread is interrupted
  public void fetch(Path file, @Nullable Source source) throws Refusal, InterruptedException {
    Path copy = fresh();
    try {
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Refusal("%s cannot be copied: %s".formatted(file, PrivateFiles.reason(e)), e);
    }
    take(inspection.inspect(String.valueOf(file.getFileName()), copy), source, null);
  }

  private Path fresh() throws Refusal {
    try {
      Path copy = Files.createTempFile(incoming, "", ".part");
      fetched.add(copy);
      return copy;
    } catch (IOException e) {
      throw shelf.unusable(e);
    }
  }

  private PluginJar checked(Offered offer, Path copy) throws Refusal {
    try {
      if (Files.size(copy) != offer.bytes() || !Digest.of(copy).equals(offer.sha256())) {
        throw new Refusal(
            "%s is not the file that the index tells of; get it again, or write the index anew"
                .formatted(offer.file()));
      }
      PluginJar jar = inspection.inspect(offer.file(), copy);
      if (!jar.id().equals(offer.id()) || !jar.descriptor().version().equals(offer.version())) {
        throw new Refusal(
            "%s is %s %s, and the index says it is %s"
                .formatted(offer.file(), jar.id(), jar.descriptor().version(), offer));
      }
      String signer =
          JarSignature.of(copy) instanceof JarSignature.Good good ? good.signer().toString() : "";
      if (!signer.equals(offer.signer())) {
        throw new Refusal(
            "%s is signed by %s, and the index says by %s"
                .formatted(offer.file(), orNobody(signer), orNobody(offer.signer())));
      }
      return jar;
    } catch (IOException e) {
      throw new Refusal("%s cannot be read: %s".formatted(offer.file(), e.getMessage()), e);
    }
  }

  private static String orNobody(String signer) {
    return signer.isEmpty() ? "nobody" : signer;
  }

  private void take(PluginJar jar, @Nullable Source source, @Nullable PluginIndex known)
      throws Refusal, InterruptedException {
    String requires = jar.descriptor().requires();
    if (!VersionRange.parse(requires).contains(VersionRange.API_VERSION)) {
      throw new Refusal(
          "%s %s requires version %s of the API, and this is %s; get another version of either"
              .formatted(jar.id(), jar.descriptor().version(), requires, VersionRange.API_VERSION));
    }
    ready.put(jar.id(), jar);
    PluginIndex index = known;
    for (String need : jar.descriptor().needs()) {
      if (!ready.containsKey(need) && present(need) == null) {
        if (source == null) {
          throw new Refusal(
              "%s needs the plugin %s, which is not there; say with --from where it is"
                  .formatted(jar.id(), need));
        }
        index = index == null ? source.index() : index;
        fetch(source, index, choose(source, index, need, null));
      }
    }
    // Behind what it needs.
    ready.remove(jar.id());
    ready.put(jar.id(), jar);
  }

  /// Puts all that was fetched into its place.
  ///
  /// @throws Refusal when that cannot be done; what was put in its place before stays there
  public List<Installed> finish() throws Refusal {
    var installed = new ArrayList<Installed>();
    try {
      for (PluginJar jar : ready.values()) {
        Path place = shelf.placeOf(jar.id());
        Descriptor before = present(jar.id());
        boolean isNews = !Files.exists(place) || Files.mismatch(jar.copy(), place) >= 0;
        if (isNews) {
          place = shelf.put(jar.copy(), jar.id());
        }
        installed.add(new Installed(jar, place, before == null ? "" : before.version(), isNews));
      }
      return installed;
    } catch (IOException e) {
      throw shelf.unusable(e);
    }
  }

  /// Deletes what was fetched and did not get into its place.
  @Override
  public void close() {
    try {
      for (Path copy : fetched) {
        Files.deleteIfExists(copy);
      }
      Files.deleteIfExists(incoming);
    } catch (DirectoryNotEmptyException _) {
      // Another installation is under way.
    } catch (IOException e) {
      log.warn("What was fetched cannot be deleted; a later installation will: {}", incoming, e);
    }
  }
}
