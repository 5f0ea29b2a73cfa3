/// Rooms that one can look into: who is in them, who comes and goes, and what they are about. Start
/// with [RoomsPlugin].
@NullMarked
package chat.parley.plugins.rooms;

import org.jspecify.annotations.NullMarked;
