/// What an embedder of Parley sees: a client, the messages it sends and receives, the table, and
/// the events in between. Start with [Parley].
@NullMarked
package chat.parley.api;

import org.jspecify.annotations.NullMarked;
