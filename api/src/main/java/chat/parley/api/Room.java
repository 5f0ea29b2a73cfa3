package chat.parley.api;

import java.util.Locale;
import java.util.Objects;

/// A named group of nicknames that messages are sent to: `#ops`.
///
/// `#` and 1 to 32 letters, digits, `-` or `_`; letters are compared without case and kept lower.
///
/// @param name the name with its `#`
public record Room(String name) implements Target {

  /// Checks the name and makes it lower case.
  ///
  /// @throws IllegalArgumentException when it breaks the rule above
  public Room {
    Objects.requireNonNull(name, "name");
    name = name.toLowerCase(Locale.ROOT);
    if (!name.matches("#[\\p{L}\\p{N}_-]{1,32}")) {
      throw new IllegalArgumentException("a room is # and 1 to 32 letters, digits, - or _");
    }
  }

  /// The name with its `#`.
  @Override
  public String toString() {
    return name;
  }
}
