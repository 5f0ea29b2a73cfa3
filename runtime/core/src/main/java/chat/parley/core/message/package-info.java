/// The order and fate of messages: what a sender holds until it is settled, and what a recipient
/// has taken (docs/protocol.md, section 6). Start with [Outbox] and [Inbox].
@NullMarked
package chat.parley.core.message;

import org.jspecify.annotations.NullMarked;
