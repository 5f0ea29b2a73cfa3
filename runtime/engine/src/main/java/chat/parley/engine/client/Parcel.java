package chat.parley.engine.client;

import chat.parley.api.Event;
import chat.parley.engine.client.ShownLedger.Letter;
import org.jspecify.annotations.Nullable;

/// An event that came, with its place in the ledger if it is a message.
record Parcel(Event event, @Nullable Letter letter) {}
