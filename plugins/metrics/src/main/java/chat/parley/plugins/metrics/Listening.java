package chat.parley.plugins.metrics;

/// Where an endpoint is to listen.
///
/// @param isWanted whether anywhere at all
/// @param address a name or a number
/// @param port 0 for any that is free
/// @param isVital whether it is worth nothing without it
record Listening(boolean isWanted, String address, int port, boolean isVital) {}
