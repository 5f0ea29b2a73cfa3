package chat.parley.plugins.rooms;

import chat.parley.api.Event;
import chat.parley.api.plugin.ParleyPlugin;
import chat.parley.api.plugin.PluginModule;
import com.google.inject.Scopes;

/// The plugin `rooms`: a command to look into rooms, notices of who comes and goes, and topics,
/// which the members keep among themselves.
@ParleyPlugin(
    id = "rooms",
    version = "0.1.0",
    description = "shows who is in which room, who comes and goes, and what it is about")
public final class RoomsPlugin extends PluginModule {

  /// Made by the host.
  public RoomsPlugin() {}

  @Override
  protected void setUp() {
    config(RoomsConfig.class);
    bind(Membership.class).in(Scopes.SINGLETON);
    bind(TopicBook.class).in(Scopes.SINGLETON);
    bind(Curiosity.class).in(Scopes.SINGLETON);
    bind(Answers.class).in(Scopes.SINGLETON);
    command(RoomCommand.class);
    filter(TopicFilter.class);
    on(Event.TableChanged.class, Newcomer.class);
    on(Event.RoomJoined.class, Comings.class);
    on(Event.RoomLeft.class, Goings.class);
  }
}
