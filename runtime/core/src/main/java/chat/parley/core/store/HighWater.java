package chat.parley.core.store;

import chat.parley.core.crypto.IdentityHash;

/// Up to which sequence number a stream has been taken into the history, without gaps.
///
/// @param usedAtMillis the wall clock when it last rose, for forgetting the oldest
public record HighWater(IdentityHash sender, long incarnation, long sequence, long usedAtMillis) {}
