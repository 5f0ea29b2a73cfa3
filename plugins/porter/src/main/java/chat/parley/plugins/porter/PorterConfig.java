package chat.parley.plugins.porter;

import chat.parley.api.Nickname;
import chat.parley.api.command.Default;
import java.util.List;

/// How the porter does his work.
///
/// @param guests who may register; everybody when it is empty
/// @param welcome what those are told who come for the first time; nothing when it is empty
/// @param nickname whom the welcome is from
public record PorterConfig(
    List<Nickname> guests, @Default("") String welcome, @Default("porter") Nickname nickname) {}
