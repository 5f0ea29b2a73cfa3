package chat.parley.core.crypto;

/// One generation of a mailbox key: mail is sealed to its public half until the next one replaces
/// it, and is unreadable for ever once it is deleted.
///
/// @param id the number by which mail names it
/// @param key the X25519 pair
/// @param createdAtMillis when it was made, by the wall clock
public record Prekey(int id, AgreementKey key, long createdAtMillis) {}
