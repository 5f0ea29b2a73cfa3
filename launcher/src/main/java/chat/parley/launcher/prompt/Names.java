package chat.parley.launcher.prompt;

import chat.parley.api.Client;
import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.engine.command.Candidate;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.command.Known;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Tab offers at the prompt: commands, and names from the client's table.
///
/// Safe for use by any thread.
public final class Names implements Known {

  /// What is typed before the command that help is asked for.
  private static final Pattern HELP = Pattern.compile("[ \t]*/?help[ \t]+");

  private final Client client;
  private final CommandRegistry commands;

  /// These commands, and the names that this client knows.
  public Names(Client client, CommandRegistry commands) {
    this.client = client;
    this.commands = commands;
  }

  /// The ways to complete the word that ends at `cursor`.
  public List<Candidate> complete(String line, int cursor) {
    Matcher help = HELP.matcher(line).region(0, Math.min(cursor, line.length()));
    return help.lookingAt()
        ? commands.completeHelp(line.substring(help.end(), help.regionEnd()))
        : commands.complete(line, cursor, this);
  }

  @Override
  public List<String> nicknames() {
    return client.table().keySet().stream().map(Nickname::shown).sorted().toList();
  }

  @Override
  public List<String> rooms() {
    return client.table().values().stream()
        .map(Entry::rooms)
        .flatMap(rooms -> rooms.stream().map(Room::name))
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public List<Candidate> files(String prefix) {
    return LocalFiles.beginning(prefix);
  }
}
