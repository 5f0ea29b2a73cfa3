package chat.parley.engine.plugin.jar;

import chat.parley.api.spi.Descriptor;
import java.nio.file.Path;

/// The jar of a plugin, as it was when it was taken in.
///
/// Two are equal only if they are the same: each content that a file has had is another one.
public final class PluginJar {

  private final String file;
  private final Path copy;
  private final Descriptor descriptor;
  private final String signer;

  PluginJar(String file, Path copy, Descriptor descriptor, String signer) {
    this.file = file;
    this.copy = copy;
    this.descriptor = descriptor;
    this.signer = signer;
  }

  /// The name of the file in the folder.
  public String file() {
    return file;
  }

  /// Our own copy of it, which nobody else changes.
  public Path copy() {
    return copy;
  }

  /// What it says of itself.
  public Descriptor descriptor() {
    return descriptor;
  }

  /// The plugin's id.
  public String id() {
    return descriptor.id();
  }

  /// Who has signed it; empty when nobody has.
  public String signer() {
    return signer;
  }

  @Override
  public String toString() {
    return "%s (%s %s)".formatted(file, descriptor.id(), descriptor.version());
  }
}
