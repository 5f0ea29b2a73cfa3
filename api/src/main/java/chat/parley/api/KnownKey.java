package chat.parley.api;

import java.time.Instant;

/// The keys that we know somebody by.
///
/// @param nickname whose they are, in its plain form
/// @param fingerprint the identity's fingerprint, 32 hexadecimal digits
/// @param since when we saw them first, or trusted them in place of others
/// @param isVerified whether people have compared safety words
public record KnownKey(Nickname nickname, String fingerprint, Instant since, boolean isVerified) {}
