package chat.parley.engine.plugin;

/// What of a plugin outlives its versions.
///
/// @param feeds the events it gets
/// @param seats its say in who may register
record Lasting(Feeds feeds, Seats seats) {}
