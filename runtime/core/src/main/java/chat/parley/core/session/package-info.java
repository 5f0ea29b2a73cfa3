/// Sessions: handshakes, authenticated packets, acknowledgement, loss detection, congestion
/// control, fragments, rekeying, roaming (docs/protocol.md, section 3). Start with [Sessions].
@NullMarked
package chat.parley.core.session;

import org.jspecify.annotations.NullMarked;
