/// The table of nicknames: its versions at the server, its copies at the clients (docs/protocol.md,
/// section 7). Start with [TableLog] and [TableReplica].
@NullMarked
package chat.parley.core.table;

import org.jspecify.annotations.NullMarked;
