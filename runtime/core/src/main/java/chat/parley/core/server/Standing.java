package chat.parley.core.server;

import chat.parley.core.packet.TableEntry;

/// An entry of the table, and what the server knows beside it.
///
/// @param sinceMillis since when it has been here, by the server's clock; 0 if it is not here
/// @param bytesIn what has come from it since then, in the packets of its sessions
/// @param bytesOut what has gone to it
/// @param mails how many mails with messages wait for it
public record Standing(
    TableEntry entry, long sinceMillis, long bytesIn, long bytesOut, int mails) {}
