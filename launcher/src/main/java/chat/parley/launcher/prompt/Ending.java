package chat.parley.launcher.prompt;

/// How a session ended.
public enum Ending {
  /// Its owner left.
  LEFT,
  /// The server did not answer when its owner wanted to leave or to come back.
  SERVER_SILENT,
  /// Neither a recipient nor the server answered, and the owner had asked to end then.
  NOBODY_ANSWERS
}
