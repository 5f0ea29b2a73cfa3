package chat.parley.api.plugin;

/// Tells the owner of the client or server that the plugin stands beside what he did not ask for.
///
/// A notice is one line, shown at the prompt with the plugin's id before it, on standard error by a
/// single command, and in the log where nobody looks on. Line feeds and other control characters
/// become blanks, what is longer than 500 characters is cut off. Of many at once 20 are told, and
/// then one a second; how many were left out is told with the next one.
///
/// Safe for use by any thread. In the test kit the user hears them.
public interface Notices {

  /// Tells this. Does nothing when the plugin is unloaded.
  void tell(String text);
}
