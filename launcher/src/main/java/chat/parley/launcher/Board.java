package chat.parley.launcher;

import chat.parley.core.ServerNotice;

/// Where a server's operator reads. Confined to one thread at a time.
interface Board extends AutoCloseable {

  /// Shows a line that stays.
  ///
  /// @param line escaped
  void say(String line);

  /// Something happened, which [#say] may show or not.
  void note(ServerNotice notice);

  /// Shows the table as it is now.
  ///
  /// @param version of a change that was told
  void table(long version, Engine.Running server);

  /// Nanoseconds after which it wants [#table] again, even if the table has not changed.
  long refreshNanos();

  /// Shows what was said.
  void flush();

  /// Shows no table any more; lines can go on.
  @Override
  void close();
}
