package chat.parley.engine.store;

import java.io.IOException;
import java.util.List;

/// What conversations have come through so far, each in a journal of its own that outlives the
/// process.
///
/// Safe for use by any thread.
public interface Journals {

  /// Those that are there, without the ones that were set aside.
  ///
  /// @throws IOException when they cannot be read
  List<Journal> all() throws IOException;

  /// Begins a journal; when this returns, its first line is on the disk.
  ///
  /// @param id names it: 1 to 64 letters and digits, and never anything from a person
  /// @throws IOException when it cannot be written, or there is one already
  Journal create(String id, String line) throws IOException;

  /// One journal, in lines.
  ///
  /// For one thread at a time.
  interface Journal {

    /// What it is called.
    String id();

    /// All lines, without a last one that a crash has cut off.
    ///
    /// @throws IOException when they cannot be read
    List<String> lines() throws IOException;

    /// Adds a line, which is on the disk when this returns.
    ///
    /// @throws IOException when it cannot be written
    void append(String line) throws IOException;

    /// Puts it where it is not found any more, for people to look at.
    ///
    /// @param why a word that becomes the end of its name
    /// @return where it is then
    /// @throws IOException when it cannot be moved
    String setAside(String why) throws IOException;

    /// Lets go of it for ever.
    ///
    /// @throws IOException when it cannot be deleted
    void delete() throws IOException;
  }
}
