package chat.parley.engine.plugin;

import chat.parley.api.spi.Descriptor;
import org.jspecify.annotations.Nullable;

/// One file on a [Shelf].
///
/// @param file its name in the folder
/// @param descriptor what it says of itself; null when it is no plugin
/// @param signer who vouches for it; empty if nobody does
/// @param why why it does not run, or will not; empty if nothing is known against it
public record Shelved(
    String file, @Nullable Descriptor descriptor, String signer, State state, String why) {

  /// Whether a plugin is to run.
  public enum State {
    /// It is, where there is a client or a server of its side.
    ENABLED,
    /// Somebody has said that it is not.
    DISABLED,
    /// It cannot.
    REFUSED
  }

  /// Its id; empty when it is no plugin.
  public String id() {
    return descriptor == null ? "" : descriptor.id();
  }
}
