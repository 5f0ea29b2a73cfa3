package chat.parley.launcher;

import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.core.packet.Limits;
import chat.parley.engine.store.ParleyHome;
import chat.parley.launcher.resident.LocalSocket;
import chat.parley.launcher.resident.Passage;
import chat.parley.launcher.resident.Request;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Hands a command to the Parley of the same nickname that runs already, if one does.
///
/// It is all that such a command does in its own process, and so loads as little as it can.
final class Forwarding {

  /// Those of our own commands that need a client, and no file of the caller's. Beside them go all
  /// commands of plugins.
  static final Set<String> COMMANDS =
      Set.of("send", "ask", "who", "status", "verify", "trust", "forget", "doctor");

  private static final String STDIN = "-";

  private final Surroundings surroundings;

  Forwarding(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// Hands one of our own commands over, and answers with its exit code; empty when it is not one
  /// of [#COMMANDS], or nobody is there to take it.
  OptionalInt ours(List<String> arguments) {
    return !arguments.isEmpty() && COMMANDS.contains(arguments.getFirst())
        ? any(arguments)
        : OptionalInt.empty();
  }

  /// Hands any command over that the other one takes.
  OptionalInt any(List<String> arguments) {
    Nickname nickname = nickname(arguments);
    if (nickname == null) {
      return OptionalInt.empty();
    }
    var home = ParleyHome.find(surroundings.environment());
    try {
      // Not closed, for the process ends with the command: to close it takes longer than to write
      // to it, since so much has to be loaded first.
      Passage passage = LocalSocket.of(home, nickname).connect();
      if (passage == null) {
        return OptionalInt.empty();
      }
      byte[] input = arguments.contains(STDIN) ? input() : new byte[0];
      int code = new Request(arguments, input).run(passage, surroundings.out(), surroundings.err());
      return OptionalInt.of(code);
    } catch (IOException e) {
      surroundings
          .err()
          .println(
              "parley: the Parley of %s cannot be asked: %s".formatted(nickname, e.getMessage()));
      return OptionalInt.of(ExitCode.FAILED.number());
    }
  }

  /// Whose command it is; null when it says so in no way that is understood, which whoever
  /// understands the whole of it will say.
  private @Nullable Nickname nickname(List<String> arguments) {
    try {
      return Own.nickname(surroundings, as(arguments));
    } catch (IllegalArgumentException | Misuse | ParleyException _) {
      return null;
    }
  }

  private static @Nullable Nickname as(List<String> arguments) {
    for (int i = 0; i < arguments.size() && !arguments.get(i).equals("--"); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith("--as=")) {
        return Nickname.of(argument.substring("--as=".length()));
      }
      if (argument.equals("--as") && i + 1 < arguments.size()) {
        return Nickname.of(arguments.get(i + 1));
      }
    }
    return null;
  }

  /// So much of standard input that whoever sends it can tell whether it is too long.
  private byte[] input() throws IOException {
    return surroundings.in().readNBytes(Limits.TEXT_MAX + 2);
  }
}
