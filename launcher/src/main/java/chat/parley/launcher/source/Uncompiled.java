package chat.parley.launcher.source;

import java.util.List;

/// A source that cannot be read or compiled, and why, in lines for the one who wrote it.
public final class Uncompiled extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<String> lines;

  Uncompiled(List<String> lines) {
    super(String.join("\n", lines), null, false, false);
    this.lines = List.copyOf(lines);
  }

  /// @param line what is wrong; not escaped
  public Uncompiled(String line) {
    this(List.of(line));
  }

  /// What is wrong, with file and line; not yet escaped.
  public List<String> lines() {
    return lines;
  }
}
