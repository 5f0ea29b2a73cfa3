package chat.parley.core.store;

import chat.parley.core.crypto.IdentityHash;

/// What makes two mails in one mailbox the same mail.
///
/// @param receipts whether the mail holds receipts and not messages
/// @param first the first sequence number in it
/// @param last the last one
public record MailKey(
    IdentityHash sender, long incarnation, long first, long last, boolean receipts) {}
