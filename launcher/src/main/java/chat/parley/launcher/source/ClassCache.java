package chat.parley.launcher.source;

import chat.parley.api.Parley;
import chat.parley.api.spi.VersionRange;
import chat.parley.engine.store.PrivateFiles;
import com.fasterxml.jackson.annotation.JacksonAnnotation;
import com.fasterxml.jackson.core.Versioned;
import com.fasterxml.jackson.databind.JsonSerializable;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A folder with what was compiled before, each under the hash of its sources, the API and the JDK,
/// so that nothing is compiled twice and nothing old is run.
public final class ClassCache {

  /// How long what nobody runs is kept.
  private static final Duration KEPT = Duration.ofDays(60);

  private static final String MAIN = "main";

  private final Path folder;

  /// One in this folder, which is made if it is missing.
  public ClassCache(Path folder) {
    this.folder = folder;
  }

  /// That of the person who has started Parley: below `PARLEY_HOME` if that is set, else below
  /// `XDG_CACHE_HOME`, else below `~/.cache`.
  public static ClassCache usual(Map<String, String> environment) {
    String home = environment.getOrDefault("PARLEY_HOME", "");
    if (!home.isEmpty()) {
      return new ClassCache(Path.of(home).toAbsolutePath().resolve("cache").resolve("bots"));
    }
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches =
        !cache.isEmpty() && Path.of(cache).isAbsolute()
            ? Path.of(cache)
            : Path.of(System.getProperty("user.home", "."), ".cache");
    return new ClassCache(caches.resolve("parley").resolve("bots"));
  }

  /// The classes of a program, compiled now if they were not before.
  ///
  /// @throws Uncompiled when it has errors, or nothing can be kept
  public Classes classesOf(Program program) throws Uncompiled {
    try {
      Path api = api();
      Path entry = folder.resolve(key(program, api));
      if (!Files.isRegularFile(entry.resolve(MAIN))) {
        PrivateFiles.createFolders(folder);
        forgetOld();
        compile(program, api, entry);
      }
      Files.setLastModifiedTime(entry.resolve(MAIN), FileTime.from(Instant.now()));
      return new Classes(entry, Files.readString(entry.resolve(MAIN)));
    } catch (IOException e) {
      throw new Uncompiled(
          "%s cannot keep what is compiled: %s".formatted(folder, PrivateFiles.reason(e)));
    }
  }

  /// Whole or not at all: it is made beside its place, and then moved there.
  private static void compile(Program program, Path api, Path entry)
      throws Uncompiled, IOException {
    Path fresh = Files.createTempDirectory(entry.getParent(), "new");
    try {
      String main = new SourceCompiler(api, libraries()).compile(program, fresh);
      Files.writeString(fresh.resolve(MAIN), main);
      if (!Files.isDirectory(entry)) {
        Files.move(fresh, entry, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      delete(fresh);
    }
  }

  private void forgetOld() throws IOException {
    Instant oldest = Instant.now().minus(KEPT);
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        Path main = entry.resolve(MAIN);
        Path mark = Files.exists(main) ? main : entry;
        if (Files.getLastModifiedTime(mark).toInstant().isBefore(oldest)) {
          delete(entry);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static String key(Program program, Path api) throws IOException {
    MessageDigest digest = sha256();
    add(digest, Runtime.version().toString());
    add(digest, VersionRange.API_VERSION);
    // Under development the API changes, and its version does not.
    digest.update(Files.isRegularFile(api) ? Files.readAllBytes(api) : new byte[0]);
    List<SourceFile> sources = program.sources();
    for (SourceFile source : sources) {
      add(digest, source.className());
      add(digest, source.text());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// With its length before it, so that no two lists look alike.
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform has no SHA-256", e);
    }
  }

  /// What bots may read and write JSON with.
  private static List<Path> libraries() {
    return Stream.of(JacksonAnnotation.class, Versioned.class, JsonSerializable.class)
        .map(ClassCache::placeOf)
        .toList();
  }

  private static Path api() {
    return placeOf(Parley.class);
  }

  private static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class of ours has no place", e);
    }
  }
}
