package chat.parley.core.client;

import org.jspecify.annotations.Nullable;

/// What a client node knows of its server, and of the way to somebody else: for a person who wants
/// to know why something does not work.
///
/// @param tableVersion the version of the table that is here
/// @param isTableComplete whether that is the latest that the server has told of
/// @param serverTime what the server has told of its clock; null before it has registered us
/// @param mailsWaiting how many mails waited for us when the server registered us last
/// @param looksLike the nickname whose keys we know and that the other's looks like, which is why
///   it is not trusted; empty if there is none
/// @param way to the other
public record Checkup(
    long tableVersion,
    boolean isTableComplete,
    @Nullable ServerTime serverTime,
    int mailsWaiting,
    String looksLike,
    Way way) {}
