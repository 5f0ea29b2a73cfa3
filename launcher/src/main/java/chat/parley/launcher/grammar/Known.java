package chat.parley.launcher.grammar;

import java.util.List;

/// The names that completion offers for nicknames and rooms.
public interface Known {

  /// The nicknames, in the order to offer them.
  List<String> nicknames();

  /// The rooms, each with its `#`.
  List<String> rooms();
}
