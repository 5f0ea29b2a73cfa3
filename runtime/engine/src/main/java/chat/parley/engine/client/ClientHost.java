package chat.parley.engine.client;

import chat.parley.core.client.ClientSettings;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Network;
import chat.parley.engine.store.ClientStore;
import chat.parley.engine.time.Threads;

/// What a client runs on.
///
/// @param store closed with the client
/// @param network closed with the client
record ClientHost(
    ClientSettings settings,
    ClientStore store,
    Network network,
    LocalAddress local,
    Threads threads) {}
