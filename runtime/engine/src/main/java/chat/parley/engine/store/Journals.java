package chat.parley.engine.store;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What conversations have come through so far, each in a journal of its own that outlives the
/// process.
///
/// Safe for use by any thread.
public interface Journals {

  /// Those that are there, without the ones that were set aside.
  ///
  /// @throws IOException when they cannot be read
  List<Journal> all() throws IOException;

  /// Refuses what cannot name a journal.
  ///
  /// @throws IllegalArgumentException when it cannot
  static void checkId(String id) {
    if (!id.matches("[0-9A-Za-z]{1,64}")) {
      throw new IllegalArgumentException("a journal is called by 1 to 64 letters and digits");
    }
  }

  /// Begins a journal; when this returns, its first line is on the disk.
  ///
  /// @param id names it: 1 to 64 letters and digits, and never anything from a person
  /// @throws java.nio.file.FileAlreadyExistsException when there is one already
  /// @throws IOException when it cannot be written; nothing of it stays then
  Journal create(String id, String line) throws IOException;

  /// Deletes of those that were set aside what was so before `oldest`, and the oldest of what is
  /// more than `most`.
  ///
  /// @throws IOException when they cannot be looked at, or one cannot be deleted
  void clear(Instant oldest, int most) throws IOException;

  /// Why a journal is set aside.
  enum Reason {
    /// It was written by another script than the one that is there now.
    CHANGED,
    /// It cannot be understood.
    CORRUPT;

    /// What stands at the end of its name.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One journal, in lines.
  ///
  /// For one thread at a time.
  interface Journal {

    /// What it is called.
    String id();

    /// All lines, without a last one that a crash has cut off. One that is no text is empty.
    ///
    /// @throws IOException when they cannot be read
    List<String> lines() throws IOException;

    /// Adds a line, which is on the disk when this returns.
    ///
    /// @throws IOException when it cannot be written; nothing of it stays then, and it may be tried
    ///   again
    void append(String line) throws IOException;

    /// Puts it where it is not found any more, for people to look at.
    ///
    /// @param now when that happens, for [Journals#clear]
    /// @return where it is then
    /// @throws IOException when it cannot be moved
    String setAside(Reason why, Instant now) throws IOException;

    /// Lets go of it for ever.
    ///
    /// @throws IOException when it cannot be deleted
    void delete() throws IOException;
  }
}
