package chat.parley.engine.plugin.index;

import chat.parley.api.spi.Descriptor;
import chat.parley.api.spi.VersionRange;
import chat.parley.engine.plugin.sign.SignerKey;
import java.util.regex.Pattern;

/// One version of a plugin, as an index offers it.
///
/// @param descriptor what its jar says of itself
/// @param file the name of the jar, in the place where the index is
/// @param bytes how long it is
/// @param sha256 of the whole jar, in 64 hexadecimal digits
/// @param signer the key of whoever has signed it, in text; empty if nobody has
/// @param signature as it stands in the jar; empty if nobody has signed it
public record Offered(
    Descriptor descriptor,
    String file,
    long bytes,
    String sha256,
    String signer,
    String signature) {

  /// No path, no hidden file, and nothing that an address or a shell would take for more.
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,150}\\.jar");

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SIGNATURE = Pattern.compile("([A-Za-z0-9_-]{86})?");

  /// Checks everything.
  ///
  /// @throws IllegalArgumentException when something is not as it must be; the message names it
  public Offered {
    checkFile(file);
    if (bytes <= 0) {
      throw new IllegalArgumentException("size is %d, must be a number of bytes".formatted(bytes));
    }
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "sha256 is %s, must be 64 hexadecimal digits".formatted(sha256));
    }
    if (!signer.isEmpty()) {
      SignerKey.parse(signer);
    }
    if (!SIGNATURE.matcher(signature).matches() || signer.isEmpty() != signature.isEmpty()) {
      throw new IllegalArgumentException("signature is %s, which is none".formatted(signature));
    }
  }

  /// Makes sure that a file of this name may stand in an index.
  ///
  /// @throws IllegalArgumentException when it may not
  static void checkFile(String file) {
    if (!FILE.matcher(file).matches()) {
      throw new IllegalArgumentException(
          "file is %s, must be a name such as todo-1.0.0.jar, of letters, digits, ., _, + and -"
              .formatted(file));
    }
  }

  /// The plugin's id.
  public String id() {
    return descriptor.id();
  }

  /// The plugin's version.
  public String version() {
    return descriptor.version();
  }

  /// Whether it runs with this Parley.
  public boolean fits() {
    return VersionRange.parse(descriptor.requires()).contains(VersionRange.API_VERSION);
  }

  @Override
  public String toString() {
    return "%s %s".formatted(id(), version());
  }
}
