package chat.parley.api;

import java.time.Instant;

/// What somebody wrote to us, from our durable history.
///
/// @param id names the message for ever
/// @param from whose keys it was authenticated with
/// @param to us, or the room or everyone that it was sent to
/// @param text the text as written, up to 16 KiB of UTF-8; escape it before showing it
/// @param sentAt the sender's clock when it was sent, clamped to the last 14 days and 2 minutes
///   ahead
/// @param receivedAt our clock when it was taken into the history
/// @param via the way it took
/// @param fromBot whether a program wrote it
public record Message(
    MessageId id,
    Nickname from,
    Target to,
    String text,
    Instant sentAt,
    Instant receivedAt,
    Via via,
    boolean fromBot) {}
