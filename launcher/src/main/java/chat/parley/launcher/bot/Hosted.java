package chat.parley.launcher.bot;

/// A bot within the process that bots share.
interface Hosted {

  /// Runs it to its end, which is reported. Called once, on a thread of its own.
  void run();

  /// Stops it in order, even if it does not run yet. Safe for use by any thread.
  void stop();
}
