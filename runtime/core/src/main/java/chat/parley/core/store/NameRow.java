package chat.parley.core.store;

import chat.parley.core.packet.TableEntry;

/// A nickname that belongs to somebody.
///
/// @param entry its entry as last seen
/// @param seenAtMillis the server's wall clock when it was last registered
public record NameRow(TableEntry entry, long seenAtMillis) {}
