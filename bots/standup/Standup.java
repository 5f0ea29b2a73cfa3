import module parley.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// What one person has reported.
record Report(String done, String plan, String obstacles) {

  String shown(String who) {
    String obstacle = obstacles.equals("-") ? "" : "%n  in the way: %s".formatted(obstacles);
    return "%s%n  done: %s%n  next: %s%s".formatted(who, done, plan, obstacle);
  }
}

/// One day's standup.
///
/// @param asked who was asked to report
/// @param reports by nickname
record Day(String date, Set<String> asked, Map<String, Report> reports, boolean isOver) {

  static final Day NONE = new Day("", Set.of(), Map.of(), true);

  static Day on(LocalDate date) {
    return new Day(date.toString(), Set.of(), Map.of(), false);
  }

  Day asking(String who) {
    var more = new TreeSet<>(asked);
    more.add(who);
    return new Day(date, more, reports, isOver);
  }

  Day with(String who, Report report) {
    var more = new TreeMap<>(reports);
    more.put(who, report);
    return new Day(date, asked, more, isOver);
  }

  Day over() {
    return new Day(date, asked, reports, true);
  }
}

final Path file = Path.of(setting("standup.file", defaultFile()));
final String room = setting("standup.room", "#standup");
final List<String> people =
    Stream.of(setting("standup.people", "").split(","))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .toList();
final LocalTime begin = LocalTime.parse(setting("standup.at", "09:30"));
final LocalTime end = LocalTime.parse(setting("standup.until", "10:30"));
final ZoneId zone = ZoneId.of(setting("standup.zone", ZoneId.systemDefault().getId()));

final String first = "What did you get done since the last one?";

Day day = Day.NONE;

void main(String[] arguments) throws IOException {
  if (people.isEmpty() || !begin.isBefore(end)) {
    throw new IllegalArgumentException(
        ("STANDUP_PEOPLE is \"%s\", must name at least one, as in alice,bob; STANDUP_AT is %s, must"
                + " be before STANDUP_UNTIL, which is %s")
            .formatted(String.join(",", people), begin, end));
  }
  day = read();
  Bot.named("standup")
      .about("asks everybody three questions in the morning, and tells %s".formatted(room))
      .in(room)
      .durable()
      .phrases(Phrases.ENGLISH.timedOut("The standup is over. Until the next one."))
      .onText(this::report)
      .every(Duration.ofSeconds(5), this::look)
      .run(arguments);
}

/// A setting from the command line of the JVM, or from the environment: `STANDUP_ROOM`.
static String setting(String name, String otherwise) {
  String inEnvironment = name.toUpperCase(Locale.ROOT).replace('.', '_');
  return System.getProperty(name, System.getenv().getOrDefault(inEnvironment, otherwise));
}

static String defaultFile() {
  return Path.of(System.getProperty("user.home"), ".local", "state", "parley", "standup.json")
      .toString();
}

// What people say.

/// One person's standup, which goes on where it was when the bot is started again: whatever the
/// script sees of the world it sees `once`.
void report(Said said) {
  Chat chat = said.chat();
  if (!said.where().equals(said.from())) {
    return;
  }
  Instant begun = chat.now();
  String refusal = chat.once("may", () -> refusal(said.from(), begun));
  if (!refusal.isEmpty()) {
    chat.say(refusal);
    return;
  }
  Chat patient = chat.within(untilEnd(begun));
  String plan = patient.ask("What will you do next?");
  String obstacles = patient.ask("What is in your way? (- for nothing)");
  chat.say(
      chat.once("done", () -> add(said.from(), new Report(said.text().strip(), plan, obstacles))));
}

/// Why this person cannot report now; empty when he can.
synchronized String refusal(Nickname who, Instant now) {
  if (member(who).isEmpty()) {
    return "You are not among those that I ask: %s.".formatted(String.join(", ", people));
  }
  if (day.isOver() || !isToday(now)) {
    return "There is no standup now; the next begins at %s.".formatted(begin);
  }
  return day.reports().containsKey(member(who).get())
      ? "You have reported already. Thank you!"
      : "";
}

Optional<String> member(Nickname who) {
  return people.stream().filter(it -> Nickname.of(it).equals(who)).findAny();
}

boolean isToday(Instant now) {
  return day.date().equals(now.atZone(zone).toLocalDate().toString());
}

Duration untilEnd(Instant now) {
  ZonedDateTime local = now.atZone(zone);
  Duration left = Duration.between(local, local.toLocalDate().atTime(end).atZone(zone));
  return left.isPositive() ? left : Duration.ofSeconds(1);
}

synchronized String add(Nickname who, Report report) {
  if (day.isOver()) {
    return "The standup is over. Until the next one.";
  }
  keep(day.with(member(who).orElseThrow(), report));
  return "Thank you! %d of %d have reported.".formatted(day.reports().size(), people.size());
}

// What the clock says.

/// Begins, asks and sums up when it is time; what is missed while the bot is away is made up for.
void look(Client client) {
  Instant now = client.chat(client.nickname()).now();
  if (isBeginning(now)) {
    keep(Day.on(now.atZone(zone).toLocalDate()));
  }
  for (String who : unasked()) {
    client.send(who, "Time for the standup, until %s. %s".formatted(end, first));
    keepAsking(who);
  }
  String summary = summary(now);
  if (!summary.isEmpty()) {
    client.send(room, summary);
    keep(day.over());
  }
}

synchronized boolean isBeginning(Instant now) {
  ZonedDateTime local = now.atZone(zone);
  boolean isWorkday = local.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
  LocalTime time = local.toLocalTime();
  return day.isOver() && isWorkday && !isToday(now) && !time.isBefore(begin) && time.isBefore(end);
}

synchronized List<String> unasked() {
  return day.isOver()
      ? List.of()
      : people.stream().filter(it -> !day.asked().contains(it)).toList();
}

synchronized void keepAsking(String who) {
  keep(day.asking(who));
}

/// What the room is told; empty when it is not time yet.
synchronized String summary(Instant now) {
  boolean isTime = !isToday(now) || !now.atZone(zone).toLocalTime().isBefore(end);
  List<String> late = people.stream().filter(it -> !day.reports().containsKey(it)).toList();
  if (day.isOver() || (!isTime && !late.isEmpty())) {
    return "";
  }
  var lines = new StringBuilder("Standup of %s".formatted(day.date()));
  people.stream()
      .filter(day.reports()::containsKey)
      .forEach(who -> lines.append("%n%s".formatted(day.reports().get(who).shown(who))));
  if (!late.isEmpty()) {
    lines.append("%nNothing from %s.".formatted(String.join(", ", late)));
  }
  return lines.toString();
}

// What outlives the process.

Day read() throws IOException {
  if (!Files.exists(file)) {
    return Day.NONE;
  }
  try {
    return new JsonMapper().readValue(file.toFile(), Day.class);
  } catch (JacksonException e) {
    throw new IOException(
        "%s holds no standup of mine; mend it or move it away: %s"
            .formatted(file, e.getOriginalMessage()),
        e);
  }
}

/// The file is always a whole one: the old or the new.
synchronized void keep(Day next) {
  try {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    byte[] json = new JsonMapper().writeValueAsBytes(next);
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
    day = next;
  } catch (IOException e) {
    throw new UncheckedIOException("%s cannot be written".formatted(file), e);
  }
}
