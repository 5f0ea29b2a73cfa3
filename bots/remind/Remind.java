import module parley.api;

import chat.parley.api.Target;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// What somebody is to be told, and when.
///
/// @param number names it for its owner
/// @param by who has asked for it
/// @param to whom it is told
/// @param where a room, or the same as `to`
/// @param due in seconds since 1970
/// @param words what is told
/// @param cause the message that asked for it, which may come a second time after a crash
record Reminder(
    int number, String by, String to, String where, long due, String words, String cause) {}

final int each = 100;
final Period farthest = Period.ofYears(5);
final Duration late = Duration.ofMinutes(2);

final Path file = Path.of(setting("remind.file", defaultFile()));
final ZoneId zone = ZoneId.of(setting("remind.zone", ZoneId.systemDefault().getId()));
final List<Reminder> reminders = new ArrayList<>();

final Pattern request = Pattern.compile("(?is)^/?remind\\s+(\\S+)\\s+(.+)$");

void main(String[] arguments) throws IOException {
  reminders.addAll(read());
  Bot bot =
      Bot.named("remind")
          .about(
              "reminds you: remind me in 20 minutes to stretch, remind bob tomorrow at 9 to call;"
                  + " reminders shows them, forget 2 forgets one")
          .hears("(?i)^\\s*/?reminders\\s*$", (_, chat) -> chat.say(list(chat)))
          .hears("(?i)^\\s*/?forget\\s+#?(\\d{1,9})\\s*$", this::forget)
          .onText(this::take)
          .every(Duration.ofSeconds(1), this::tell);
  Stream.of(setting("remind.rooms", "").split(","))
      .map(String::strip)
      .filter(it -> !it.isEmpty())
      .forEach(bot::in);
  bot.run(arguments);
}

/// A setting from the command line of the JVM, or from the environment: `REMIND_ZONE`.
static String setting(String name, String otherwise) {
  String inEnvironment = name.toUpperCase(Locale.ROOT).replace('.', '_');
  return System.getProperty(name, System.getenv().getOrDefault(inEnvironment, otherwise));
}

static String defaultFile() {
  return Path.of(System.getProperty("user.home"), ".local", "state", "parley", "remind.json")
      .toString();
}

// What people say.

void take(Said said) throws IOException {
  boolean isPrivate = said.where().equals(said.from());
  String text = said.text().strip();
  // Whoever types `send remind me in 20 minutes to stretch` has said the verb already.
  String whole = isPrivate && text.matches("(?is)me\\s.+") ? "remind " + text : text;
  Matcher asked = request.matcher(whole);
  if (!asked.matches()) {
    if (isPrivate) {
      said.reply(
          "Say: remind me in 20 minutes to stretch, remind bob tomorrow at 9 to call,"
              + " reminders, or forget 2.");
    }
    return;
  }
  try {
    said.reply(add(said, asked.group(1), Request.parse(asked.group(2), nowOf(said.chat()))));
  } catch (IllegalArgumentException e) {
    said.reply(e.getMessage());
  }
}

ZonedDateTime nowOf(Chat chat) {
  return chat.now().atZone(zone);
}

synchronized String add(Said said, String whom, Request what) throws IOException {
  Nickname me = said.from();
  Nickname to = whom.equalsIgnoreCase("me") ? me : Nickname.of(whom);
  String cause = said.message().id().toString();
  // A message that was not done when the bot died comes again.
  Optional<Reminder> known = reminders.stream().filter(it -> it.cause().equals(cause)).findAny();
  if (known.isEmpty()) {
    if (of(me).count() >= each) {
      throw new IllegalArgumentException(
          "You have %d reminders, which is all I keep. Say forget 1.".formatted(each));
    }
    if (what.at().isAfter(nowOf(said.chat()).plus(farthest))) {
      throw new IllegalArgumentException(
          "I remember things for %d years at most.".formatted(farthest.getYears()));
    }
    int number = of(me).mapToInt(Reminder::number).max().orElse(0) + 1;
    Target where = said.where().equals(me) ? to : said.where();
    known =
        Optional.of(
            new Reminder(
                number,
                me.shown(),
                to.shown(),
                where.toString(),
                what.at().toEpochSecond(),
                what.words(),
                cause));
    reminders.add(known.get());
    write();
  }
  return "I will remind %s %s: %s (number %d)"
      .formatted(
          to.equals(me) ? "you" : to,
          shown(known.get()),
          known.get().words(),
          known.get().number());
}

String shown(Reminder reminder) {
  return DateTimeFormatter.ofPattern("'on' EEEE d MMMM yyyy 'at' HH:mm", Locale.ENGLISH)
      .format(Instant.ofEpochSecond(reminder.due()).atZone(zone));
}

Stream<Reminder> of(Nickname owner) {
  return reminders.stream().filter(it -> Nickname.of(it.by()).equals(owner));
}

synchronized String list(Chat chat) {
  String lines =
      of(chat.with())
          .sorted(Comparator.comparingLong(Reminder::due))
          .map(it -> "%d  %s, %s: %s".formatted(it.number(), shown(it), it.to(), it.words()))
          .collect(Collectors.joining("\n"));
  return lines.isEmpty() ? "I have nothing to remind you of." : lines;
}

synchronized void forget(MatchResult asked, Chat chat) throws IOException {
  int number = Integer.parseInt(asked.group(1));
  Optional<Reminder> known = of(chat.with()).filter(it -> it.number() == number).findAny();
  if (known.isPresent()) {
    reminders.remove(known.get());
    write();
  }
  chat.say(
      known
          .map(it -> "Forgotten: %s".formatted(it.words()))
          .orElse("You have no reminder %d. Say reminders to see them.".formatted(number)));
}

// What the clock says.

void tell(Client client) throws IOException {
  Instant now = client.chat(client.nickname()).now();
  for (Reminder reminder : due(now)) {
    // In this order: it is in the outbox before it is forgotten.
    client.send(reminder.where(), words(reminder, now));
    forget(reminder);
  }
}

synchronized List<Reminder> due(Instant now) {
  return reminders.stream()
      .filter(it -> it.due() <= now.getEpochSecond())
      .sorted(Comparator.comparingLong(Reminder::due))
      .toList();
}

synchronized void forget(Reminder reminder) throws IOException {
  reminders.remove(reminder);
  write();
}

String words(Reminder it, Instant now) {
  String whom = it.where().startsWith("#") ? it.to() + ": " : "";
  String from = it.by().equals(it.to()) ? "" : " (from %s)".formatted(it.by());
  boolean isLate = Instant.ofEpochSecond(it.due()).plus(late).isBefore(now);
  return "%sremember: %s%s%s"
      .formatted(whom, it.words(), from, isLate ? ", which was due " + shown(it) : "");
}

// What outlives the process.

List<Reminder> read() throws IOException {
  if (!Files.exists(file)) {
    return List.of();
  }
  try {
    return new JsonMapper().readValue(file.toFile(), new TypeReference<List<Reminder>>() {});
  } catch (JacksonException e) {
    throw new IOException(
        "%s holds no reminders of mine; mend it or move it away: %s"
            .formatted(file, e.getOriginalMessage()),
        e);
  }
}

/// The file is always a whole one: the old or the new.
void write() throws IOException {
  Files.createDirectories(file.toAbsolutePath().getParent());
  Path fresh = file.resolveSibling(file.getFileName() + ".new");
  byte[] json = new JsonMapper().writeValueAsBytes(reminders);
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

// How people speak of time.

/// What is to be said at which moment.
record Request(ZonedDateTime at, String words) {

  private static final LocalTime MORNING = LocalTime.of(9, 0);

  private static final Pattern TIME =
      Pattern.compile("(?:at )?(\\d{1,2})(?:[:.h](\\d{2}))? ?(am|pm|o'clock)?|(?:at )?noon");

  private static final Pattern DAY =
      Pattern.compile(
          "(today|tomorrow|(?:on |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
              + "|(?:on )?\\d{4}-\\d{2}-\\d{2})(?:,? (.+))?");

  /// Understands `in 20 minutes to stretch` and `to stretch in 20 minutes`.
  ///
  /// @throws IllegalArgumentException when there is no moment in it that is still to come
  static Request parse(String text, ZonedDateTime now) {
    String words = text.strip();
    for (int cut = words.indexOf(' '); cut >= 0; cut = words.indexOf(' ', cut + 1)) {
      String head = words.substring(0, cut).strip();
      String tail = words.substring(cut).strip();
      boolean isMomentFirst = tail.matches("(?is)(to|that|about|of)\\s+.+");
      boolean isMomentLast = head.matches("(?is)(to|that|about|of)\\s+.+");
      Optional<ZonedDateTime> at =
          isMomentFirst ? moment(head, now) : isMomentLast ? moment(tail, now) : Optional.empty();
      if (at.isPresent()) {
        String what = (isMomentFirst ? tail : head).replaceFirst("(?i)^(to|about|of)\\s+", "");
        return new Request(future(at.get(), now), what);
      }
    }
    throw new IllegalArgumentException(
        "I understand a moment such as: in 20 minutes, in 1h30, at 17:30, tomorrow at 9, on friday"
            + " at 10:00, 2030-12-24 18:00; and then: to stretch.");
  }

  private static ZonedDateTime future(ZonedDateTime at, ZonedDateTime now) {
    if (!at.isAfter(now)) {
      throw new IllegalArgumentException(
          "%tF %<tR is over; it is %tF %<tR now.".formatted(at, now));
    }
    return at;
  }

  /// The moment that these words mean, if they mean one.
  static Optional<ZonedDateTime> moment(String words, ZonedDateTime now) {
    String text = words.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
    try {
      if (text.startsWith("in ")) {
        return duration(text.substring(3)).map(now::plus);
      }
      Matcher day = DAY.matcher(text);
      if (day.matches()) {
        Optional<LocalTime> time = day.group(2) == null ? Optional.of(MORNING) : time(day.group(2));
        return time.map(it -> at(day.group(1), it, now));
      }
      return time(text).map(it -> next(now.toLocalDate(), it, 1, now));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> duration(String text) {
    String plain =
        text.replaceAll("\\bhalf an hour\\b", "30 minutes")
            .replaceAll("\\b(an?|one)\\b", "1")
            .replaceAll("(\\d) ?h ?(\\d{1,2})$", "$1h $2m")
            .replaceAll(" and |, ", " ");
    Matcher weeks = Pattern.compile("(\\d{1,3}) ?weeks?").matcher(plain);
    if (weeks.matches()) {
      return Optional.of(Duration.ofDays(7L * Integer.parseInt(weeks.group(1))));
    }
    return Answer.duration().parse(plain) instanceof Answer.Ok<Duration>(Duration it)
        ? Optional.of(it)
        : Optional.empty();
  }

  private static Optional<LocalTime> time(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    if (time.group(1) == null) {
      return Optional.of(LocalTime.NOON);
    }
    int hour = Integer.parseInt(time.group(1));
    int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
    boolean isHalfDay = "am".equals(time.group(3)) || "pm".equals(time.group(3));
    if (isHalfDay && (hour < 1 || hour > 12)) {
      return Optional.empty();
    }
    int whole = isHalfDay ? hour % 12 + ("pm".equals(time.group(3)) ? 12 : 0) : hour;
    return Optional.of(LocalTime.of(whole, minute));
  }

  private static ZonedDateTime at(String day, LocalTime time, ZonedDateTime now) {
    LocalDate today = now.toLocalDate();
    String name = day.replaceFirst("^(on|next) ", "");
    if (name.equals("today") || name.equals("tomorrow")) {
      return today.plusDays(name.equals("today") ? 0 : 1).atTime(time).atZone(now.getZone());
    }
    if (Character.isDigit(name.charAt(0))) {
      return LocalDate.parse(name).atTime(time).atZone(now.getZone());
    }
    DayOfWeek weekday = DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
    return next(today.with(TemporalAdjusters.nextOrSame(weekday)), time, 7, now);
  }

  /// On this day, or so many days later when that is over.
  private static ZonedDateTime next(LocalDate day, LocalTime time, int days, ZonedDateTime now) {
    ZonedDateTime at = day.atTime(time).atZone(now.getZone());
    return at.isAfter(now) ? at : day.plusDays(days).atTime(time).atZone(now.getZone());
  }
}
