package chat.parley.core.store;

/// What a server keeps in memory of one stored mail.
///
/// @param id the server's number of it; rises with each mail
/// @param recipient the key of the recipient's nickname
/// @param slot see [chat.parley.core.packet.Frame.Store]
/// @param bytes the length of the sealed mail
public record MailIndex(
    long id, String recipient, MailKey key, int slot, int bytes, long storedAtMillis) {}
