package chat.parley.core.store;

/// One stored mail, whole.
public record MailRow(MailIndex index, byte[] mail) {}
