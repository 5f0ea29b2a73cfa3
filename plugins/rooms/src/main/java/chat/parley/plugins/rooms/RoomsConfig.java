package chat.parley.plugins.rooms;

import chat.parley.api.command.Default;

/// What can be set in `rooms.toml`.
///
/// @param tellMembers whether it tells who joins and leaves the rooms that we are in
/// @param askTopics whether it asks a member for the topic of a room that we have joined
public record RoomsConfig(
    @Default("true") boolean tellMembers, @Default("true") boolean askTopics) {}
