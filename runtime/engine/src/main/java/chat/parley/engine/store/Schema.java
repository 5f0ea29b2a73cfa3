package chat.parley.engine.store;

import java.util.List;

/// The tables of one kind of node, and how those of older versions become them.
///
/// What a version looks like never changes once it was released: whoever needs another column adds
/// a migration, and the column to `tables`. Each migration runs in a transaction of its own, so
/// that a start that is cut off goes on where it was.
///
/// @param tables makes the tables of the newest version in an empty database
/// @param migrations what leads from each version to the next, the first of them from version 1
record Schema(List<String> tables, List<List<String>> migrations) {

  /// The oldest that can still be opened.
  static final int OLDEST = 1;

  /// The newest, which this Parley writes.
  int version() {
    return OLDEST + migrations.size();
  }

  /// What leads from this version to the next.
  List<String> after(int version) {
    return migrations.get(version - OLDEST);
  }
}
