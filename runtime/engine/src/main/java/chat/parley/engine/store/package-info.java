/// The only place that touches files and SQLite: the durable state of clients and servers, their
/// keys and their folders. Start with [Store].
@NullMarked
package chat.parley.engine.store;

import org.jspecify.annotations.NullMarked;
