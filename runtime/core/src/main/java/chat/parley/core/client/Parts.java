package chat.parley.core.client;

import chat.parley.core.message.Outbox;

/// What most machines of a client are made with.
record Parts(
    ClientContext context,
    Directory directory,
    PeerLinks links,
    Registration registration,
    Courier courier,
    Outbox outbox,
    Fate fate) {}
