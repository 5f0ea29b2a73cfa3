/// Bytes on the wire and the values they stand for: packets, the frames in them, and their total
/// decoders (docs/protocol.md, sections 2 and 4). Start with [Packet] and [Frame].
@NullMarked
package chat.parley.core.packet;

import org.jspecify.annotations.NullMarked;
