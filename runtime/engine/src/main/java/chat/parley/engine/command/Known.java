package chat.parley.engine.command;

import java.util.List;

/// The names that completion offers for nicknames, rooms and files.
public interface Known {

  /// The nicknames, in the order to offer them.
  List<String> nicknames();

  /// The rooms, each with its `#`.
  List<String> rooms();

  /// The files and folders whose path begins so; a folder ends with `/`, and no space may follow.
  List<Candidate> files(String prefix);
}
