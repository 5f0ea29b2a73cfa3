package chat.parley.engine.plugin.jar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import chat.parley.api.plugin.ParleyPlugin;
import chat.parley.api.spi.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/// Finds out whether a file is the jar of a plugin, without loading anything of it.
public final class Inspection {

  /// Larger ones are refused: each is copied, and copied again for each load.
  private static final long BYTES_MAX = 256L << 20;

  /// Ours have some hundred bytes; what is behind these is not read.
  private static final int DESCRIPTOR_BYTES_MAX = 1 << 16;

  /// How many classes are searched for the annotation, in a jar that has no descriptor.
  private static final int SEARCHED_MAX = 1_000;

  /// How large each of them may be.
  private static final int SEARCHED_BYTES_MAX = 1 << 20;

  /// What a class file with the annotation contains.
  private static final String ANNOTATION =
      "L" + ParleyPlugin.class.getName().replace('.', '/') + ";";

  private final JarCheck check;

  /// With this check of what may be loaded.
  public Inspection(JarCheck check) {
    this.check = check;
  }

  /// The plugin's jar that is at `copy`, which nobody else writes to.
  ///
  /// @param file what the file is called where it came from
  /// @throws Refusal when it is none, or must not be loaded
  public PluginJar inspect(String file, Path copy) throws Refusal {
    try {
      long bytes = Files.size(copy);
      if (bytes == 0 || bytes > BYTES_MAX) {
        throw new Refusal(
            bytes == 0
                ? "%s is empty".formatted(file)
                : "%s has %d MiB, a plugin has at most %d"
                    .formatted(file, bytes >> 20, BYTES_MAX >> 20));
      }
      try (var jar = new JarFile(copy.toFile(), false)) {
        String signer = check(file, copy);
        Inflation.check(file, jar);
        return new PluginJar(file, copy, descriptor(file, jar), signer);
      }
    } catch (ZipException e) {
      throw new Refusal(
          "%s is not a jar, or was not copied completely (%s)".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw new Refusal("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// Judges a jar once more that was taken in before.
  ///
  /// @throws Refusal when it must not be loaded any more
  public void judge(PluginJar jar) throws Refusal {
    var _ = check(jar.file(), jar.copy());
  }

  private String check(String file, Path copy) throws Refusal {
    return switch (check.judge(copy)) {
      case JarCheck.Verdict.Accepted(String signer) -> signer;
      case JarCheck.Verdict.Refused(String why) -> throw new Refusal(file + " " + why);
      case JarCheck.Verdict.Untrusted(String why) -> throw Refusal.untrusted(file + " " + why);
    };
  }

  private static Descriptor descriptor(String file, JarFile jar) throws IOException, Refusal {
    ZipEntry entry = jar.getEntry(Descriptor.FILE);
    if (entry == null) {
      throw new Refusal(
          "%s is %s, not a plugin (it has no %s)".formatted(file, kind(jar), Descriptor.FILE));
    }
    Descriptor descriptor;
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] text = in.readNBytes(DESCRIPTOR_BYTES_MAX);
      descriptor = Descriptor.parse(new StringReader(new String(text, UTF_8)));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          "%s has a bad descriptor: %s; build it again with this version of the API"
              .formatted(file, e.getMessage()),
          e);
    }
    String main = descriptor.mainClass().replace('.', '/') + ".class";
    if (jar.getEntry(main) == null) {
      throw new Refusal(
          "%s names the class %s, which is not in it".formatted(file, descriptor.mainClass()));
    }
    return descriptor;
  }

  /// What a jar without a descriptor is, as far as one can tell.
  private static String kind(JarFile jar) throws IOException {
    if (hasAnnotatedClass(jar)) {
      return "a jar with a @ParleyPlugin that was compiled without its annotation processor"
          + " (Maven needs <proc>full</proc>)";
    }
    if (has(jar, ".class")) {
      String main =
          jar.getManifest() == null
              ? null
              : jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
      return main == null ? "a plain library jar" : "an executable jar (of %s)".formatted(main);
    }
    if (jar.getEntry("element-list") != null || jar.getEntry("package-list") != null) {
      return "a javadoc jar";
    }
    return has(jar, ".java") ? "a sources jar" : "a jar without classes";
  }

  private static boolean has(JarFile jar, String ending) {
    return jar.stream().anyMatch(entry -> entry.getName().endsWith(ending));
  }

  private static boolean hasAnnotatedClass(JarFile jar) throws IOException {
    var classes =
        jar.stream()
            .filter(entry -> entry.getName().endsWith(".class"))
            .limit(SEARCHED_MAX)
            .toList();
    for (ZipEntry entry : classes) {
      try (InputStream in = jar.getInputStream(entry)) {
        String content = new String(in.readNBytes(SEARCHED_BYTES_MAX), ISO_8859_1);
        // The annotation's own class names itself without the L and the semicolon.
        if (content.contains(ANNOTATION)) {
          return true;
        }
      }
    }
    return false;
  }
}
