package chat.parley.plugins.ignore;

import chat.parley.api.Room;
import chat.parley.api.command.Command;
import chat.parley.api.command.Example;
import chat.parley.api.command.Help;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Name;
import chat.parley.api.command.Option;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// `/mute`: hides what is said in a room.
@Name("mute")
@Help("hides what is said in a room, without leaving it")
@Example(in = "/mute #ops --for 30m", out = "#ops  for 30 min more")
final class MuteCommand implements Command<MuteCommand.Mute> {

  private final IgnoreList list;
  private final InstantSource clock;

  /// What is typed behind it.
  record Mute(
      Room room,
      @Name("for") @Option @Help("such as 2h; for ever if left out") @Nullable Duration lasting) {}

  @Inject
  MuteCommand(IgnoreList list, InstantSource clock) {
    this.list = list;
    this.clock = clock;
  }

  @Override
  public void run(Mute call, Invocation in) {
    Entry entry = list.add(new Unwanted.Place(call.room()), call.lasting());
    in.reply(entry.words(clock.instant()), IgnoreCommand.data(entry));
  }
}
