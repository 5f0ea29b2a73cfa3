package chat.parley.launcher.rpc;

import chat.parley.api.Nickname;
import chat.parley.api.Room;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a program says first: who it is, and what it can do.
///
/// @param about what it does, in half a sentence, and its commands; the text of its help
/// @param patience how long to go on trying while the server does not answer
record Hello(
    Nickname nick,
    String about,
    List<Room> rooms,
    List<String> words,
    Flags flags,
    Duration patience) {

  /// The version of all this; its first number grows when programs must change.
  static final String API = "1.0";

  private static final Duration PATIENCE_MAX = Duration.ofDays(1);

  private static final Set<String> KNOWN =
      Set.of("nick", "about", "api", "commands", "hearsBots", "events", "rooms", "waitMs");

  /// What it wants to hear.
  ///
  /// @param hearsBots messages of other bots, too
  /// @param hearsEvents who comes and goes, and what becomes of what it sends
  record Flags(boolean hearsBots, boolean hearsEvents) {}

  /// Understands the parameters.
  ///
  /// @param own the nickname that was given on the command line, which wins
  static Hello parse(@Nullable JsonNode params, @Nullable Nickname own) throws Fault {
    Parameters parameters = Parameters.of(params, KNOWN);
    checkApi(parameters.optionalText("api"));
    var rooms = new ArrayList<Room>();
    for (String room : parameters.texts("rooms")) {
      rooms.add(room(room));
    }
    var words = new ArrayList<String>();
    String about = parameters.optionalText("about");
    var help = new StringBuilder(about == null ? "speaks JSON-RPC" : about);
    for (Parameters command : parameters.objects("commands", Set.of("name", "help"))) {
      String name = command.text("name");
      String word = name.startsWith("/") ? name.substring(1) : name;
      if (!word.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,31}")) {
        throw new Fault(
            Fault.Code.BAD_PARAMETER,
            "name is \"%s\", must be 1 to 32 letters, digits, - or _".formatted(name));
      }
      words.add(word);
      help.append("\n  /").append(word).append("  ").append(command.text("help"));
    }
    return new Hello(
        own == null ? parameters.nickname("nick") : own,
        help.toString(),
        rooms,
        words,
        new Flags(parameters.isSet("hearsBots"), parameters.isSet("events")),
        parameters.millis("waitMs", Duration.ZERO, PATIENCE_MAX));
  }

  private static Room room(String name) throws Fault {
    try {
      return new Room(name);
    } catch (IllegalArgumentException e) {
      throw new Fault(
          Fault.Code.BAD_PARAMETER, "rooms has \"%s\": %s".formatted(name, e.getMessage()));
    }
  }

  private static void checkApi(@Nullable String wanted) throws Fault {
    if (wanted != null && !wanted.split("\\.", 2)[0].equals(API.split("\\.", 2)[0])) {
      throw new Fault(
          Fault.Code.BAD_PARAMETER,
          "api is \"%s\", and this Parley speaks %s: take a program for that, or another Parley"
              .formatted(wanted, API));
    }
  }
}
