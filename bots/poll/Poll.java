import module parley.api;

import chat.parley.api.Target;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// What is asked when somebody makes a poll.
record Draft(
    @Ask("What is to be decided?") String question,
    @Ask("Between what? Give 2 to 9 options, separated by commas.") String options) {

  Draft {
    long count = split(options).count();
    if (count < 2 || count > 9) {
      throw new IllegalArgumentException("That are %d options, must be 2 to 9.".formatted(count));
    }
    if (split(options).distinct().count() != count) {
      throw new IllegalArgumentException("Each option must be another one.");
    }
  }

  private static Stream<String> split(String options) {
    return Stream.of(options.split(",", -1)).map(String::strip).filter(it -> !it.isEmpty());
  }

  List<String> choices() {
    return split(options).toList();
  }
}

/// An open poll.
///
/// @param owner who may close it
/// @param votes by the key of a nickname, the number of an option
record Ballot(String owner, String question, List<String> options, Map<String, Integer> votes) {

  Ballot with(Nickname voter, int option) {
    var more = new TreeMap<>(votes);
    more.put(voter.key(), option);
    return new Ballot(owner, question, options, more);
  }

  boolean isOf(Nickname somebody) {
    return Nickname.of(owner).equals(somebody);
  }

  /// How many votes an option has.
  long count(int option) {
    return votes.values().stream().filter(it -> it == option).count();
  }

  String tally() {
    var lines = new StringBuilder(question);
    for (int option = 1; option <= options.size(); option++) {
      long count = count(option);
      String bar = count == 0 ? "" : "■".repeat((int) Math.min(count, 30)) + " ";
      lines.append("%n%d  %s  %s%d".formatted(option, options.get(option - 1), bar, count));
    }
    return lines.toString();
  }

  String result() {
    long best = IntStream.rangeClosed(1, options.size()).mapToLong(this::count).max().orElse(0);
    if (best == 0) {
      return "Nobody has voted.";
    }
    List<String> first =
        IntStream.rangeClosed(1, options.size())
            .filter(option -> count(option) == best)
            .mapToObj(option -> options.get(option - 1))
            .toList();
    return first.size() == 1
        ? "%s it is.".formatted(first.getFirst())
        : "A draw: %s.".formatted(String.join(", ", first));
  }
}

final Path file = Path.of(setting("poll.file", defaultFile()));

/// The open polls by their rooms, one in each.
final Map<String, Ballot> ballots = new TreeMap<>();

void main(String[] arguments) throws IOException {
  ballots.putAll(read());
  Bot bot =
      Bot.named("poll")
          .about("lets a room decide: /poll new makes a poll, and a number votes")
          .command("tally", "shows how the poll of this room stands", chat -> chat.say(tally(chat)))
          .command("close", "closes your poll in this room", this::close)
          .hears("^\\s*([0-9]{1,3})\\s*$", this::vote)
          .hears("(?i)^\\s*/poll(\\s+new)?\\s*$", (_, chat) -> make(chat));
  Stream.of(setting("poll.rooms", "#polls").split(",", -1)).map(String::strip).forEach(bot::in);
  bot.run(arguments);
}

/// A setting from the command line of the JVM, or from the environment: `POLL_ROOMS`.
static String setting(String name, String otherwise) {
  String inEnvironment = name.toUpperCase(Locale.ROOT).replace('.', '_');
  return System.getProperty(name, System.getenv().getOrDefault(inEnvironment, otherwise));
}

static String defaultFile() {
  return Path.of(System.getProperty("user.home"), ".local", "state", "parley", "poll.json")
      .toString();
}

void make(Chat chat) throws IOException {
  if (refused(chat)) {
    return;
  }
  Draft draft = chat.form(Draft.class);
  var ballot = new Ballot(chat.with().shown(), draft.question(), draft.choices(), new TreeMap<>());
  // Somebody else may have been faster.
  chat.say(
      begin(chat.where(), ballot)
          ? "%s%nVote with a number; a later vote takes the place of an earlier one."
              .formatted(ballot.tally())
          : "There is a poll already: %s".formatted(tally(chat)));
}

boolean refused(Chat chat) {
  boolean isPrivate = !(chat.where() instanceof Room);
  if (isPrivate) {
    chat.say("Polls are for rooms. Say /poll new in one that I am in.");
  } else if (isOpen(chat.where())) {
    chat.say("One poll at a time, and this one is open: %s".formatted(tally(chat)));
  }
  return isPrivate || isOpen(chat.where());
}

synchronized boolean isOpen(Target where) {
  return ballots.containsKey(where.toString());
}

synchronized boolean begin(Target where, Ballot ballot) throws IOException {
  if (ballots.putIfAbsent(where.toString(), ballot) != null) {
    return false;
  }
  write();
  return true;
}

/// A number that no poll is waiting for is none of ours.
void vote(MatchResult asked, Chat chat) throws IOException {
  int option = Integer.parseInt(asked.group(1));
  String answer = vote(chat.where(), chat.with(), option);
  if (!answer.isEmpty()) {
    chat.say(answer);
  }
}

synchronized String vote(Target where, Nickname voter, int option) throws IOException {
  Ballot ballot = ballots.get(where.toString());
  if (ballot == null) {
    return "";
  }
  if (option < 1 || option > ballot.options().size()) {
    return "%s: a number from 1 to %d.".formatted(voter, ballot.options().size());
  }
  Ballot more = ballot.with(voter, option);
  ballots.put(where.toString(), more);
  write();
  return more.tally();
}

synchronized String tally(Chat chat) {
  Ballot ballot = ballots.get(chat.where().toString());
  return ballot == null ? "There is no poll here. /poll new makes one." : ballot.tally();
}

void close(Chat chat) throws IOException {
  chat.say(end(chat.where(), chat.with()));
}

synchronized String end(Target where, Nickname who) throws IOException {
  Ballot ballot = ballots.get(where.toString());
  if (ballot == null) {
    return "There is no poll here. /poll new makes one.";
  }
  if (!ballot.isOf(who)) {
    return "%s: only %s may close this poll.".formatted(who, ballot.owner());
  }
  ballots.remove(where.toString());
  write();
  return "%s%nClosed. %s".formatted(ballot.tally(), ballot.result());
}

// What outlives the process.

Map<String, Ballot> read() throws IOException {
  if (!Files.exists(file)) {
    return Map.of();
  }
  try {
    return new JsonMapper().readValue(file.toFile(), new TypeReference<Map<String, Ballot>>() {});
  } catch (JacksonException e) {
    throw new IOException(
        "%s holds no polls of mine; mend it or move it away: %s"
            .formatted(file, e.getOriginalMessage()),
        e);
  }
}

/// The file is always a whole one: the old or the new.
void write() throws IOException {
  Files.createDirectories(file.toAbsolutePath().getParent());
  Path fresh = file.resolveSibling(file.getFileName() + ".new");
  byte[] json = new JsonMapper().writeValueAsBytes(ballots);
  try (var channel =
      FileChannel.open(
          fresh,
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING)) {
    channel.write(ByteBuffer.wrap(json));
    channel.force(true);
  }
  Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
}
