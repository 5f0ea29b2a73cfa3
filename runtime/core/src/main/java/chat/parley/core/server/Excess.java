package chat.parley.core.server;

import chat.parley.core.packet.StoreLimit;

/// A limit that a mail would exceed, and its value.
record Excess(StoreLimit limit, long value) {}
