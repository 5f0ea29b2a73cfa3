package chat.parley.launcher.prompt;

/// How a person is told of a message that he may not see.
public enum Alert {
  /// Not at all.
  OFF,
  /// The terminal's bell.
  BELL,
  /// A notification of the desktop, which the terminal shows: the command OSC 9.
  OSC9
}
