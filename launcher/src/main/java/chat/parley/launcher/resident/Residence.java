package chat.parley.launcher.resident;

import chat.parley.api.Client;
import chat.parley.api.Nickname;
import chat.parley.engine.command.CommandRegistry;
import java.nio.file.Path;
import java.time.Instant;

/// A Parley that stays, through which commands of the same nickname go.
///
/// @param client under whose nickname it is there
/// @param commands those that its plugins have added, and perhaps words of a prompt
/// @param kind what it is
/// @param since when it began
/// @param data the client's folder
public record Residence(
    Client client, CommandRegistry commands, Kind kind, Instant since, Path data) {

  /// What stays.
  public enum Kind {
    /// A person's prompt, who reads what comes.
    PROMPT,
    /// A process that is only there.
    HEADLESS
  }

  /// Whose it is.
  public Nickname nickname() {
    return client.nickname();
  }

  /// The client, for one who will close it when he is done.
  public LentClient lent() {
    return new LentClient(client, kind == Kind.PROMPT);
  }
}
