import module parley.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// What may be run, as the file says.
record Book(List<String> rooms, String audit, Map<String, Entry> commands) {

  Book {
    rooms = rooms == null ? List.of() : rooms;
    if (audit == null || commands == null || commands.isEmpty()) {
      throw new IllegalArgumentException("it must have \"audit\" and \"commands\"");
    }
  }
}

/// One command.
///
/// @param run the program and its arguments, which no shell sees; `{service}` stands for a
///   parameter
/// @param parameters what stands behind the command, in this order
/// @param callers who may ask for it; all if left out
/// @param approvers who may agree to it; nobody needs to if left out
/// @param seconds how long it may take; 60 if left out
/// @param kib how much of its output is said; 16 if left out
record Entry(
    String help,
    List<String> run,
    LinkedHashMap<String, Parameter> parameters,
    List<String> callers,
    List<String> approvers,
    int seconds,
    int kib) {

  Entry {
    if (run == null || run.isEmpty()) {
      throw new IllegalArgumentException("each command must have \"run\" with its program");
    }
    help = help == null ? "" : help;
    parameters = parameters == null ? new LinkedHashMap<>() : parameters;
    callers = callers == null ? List.of() : callers;
    approvers = approvers == null ? List.of() : approvers;
    seconds = seconds == 0 ? 60 : seconds;
    kib = kib == 0 ? 16 : kib;
    if (seconds < 0 || kib < 0) {
      throw new IllegalArgumentException("\"seconds\" and \"kib\" must be positive");
    }
    for (String name : run) {
      for (Matcher used = NAME.matcher(name); used.find(); ) {
        if (!parameters.containsKey(used.group(1))) {
          throw new IllegalArgumentException("there is no parameter %s".formatted(used.group()));
        }
      }
    }
  }

  private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

  boolean mayBeCalledBy(Nickname who) {
    return callers.isEmpty() || callers.stream().map(Nickname::of).anyMatch(who::equals);
  }

  boolean mayBeApprovedBy(Nickname who) {
    return approvers.stream().map(Nickname::of).anyMatch(who::equals);
  }

  /// The program and its arguments, with these values of the parameters.
  ///
  /// @throws IllegalArgumentException when there are too many or too few, or one may not be so
  List<String> with(List<String> values) {
    if (values.size() != parameters.size()) {
      throw new IllegalArgumentException(
          "it takes %d parameters (%s), and you give %d"
              .formatted(parameters.size(), String.join(", ", parameters.keySet()), values.size()));
    }
    var given = new HashMap<String, String>();
    for (String name : parameters.keySet()) {
      given.put(name, parameters.get(name).checked(name, values.get(given.size())));
    }
    return run.stream()
        .map(it ->
            NAME.matcher(it).replaceAll(use -> Matcher.quoteReplacement(given.get(use.group(1)))))
        .toList();
  }
}

/// What a parameter may be: one of these words, or what matches as a whole.
record Parameter(List<String> oneOf, String matches) {

  Parameter {
    if ((oneOf == null) == (matches == null)) {
      throw new IllegalArgumentException("a parameter must have either \"oneOf\" or \"matches\"");
    }
    if (matches != null) {
      Pattern.compile(matches);
    }
  }

  String checked(String name, String value) {
    boolean isAllowed = oneOf != null ? oneOf.contains(value) : value.matches(matches);
    if (!isAllowed) {
      String rule = oneOf != null ? "be one of " + String.join(", ", oneOf) : "match " + matches;
      throw new IllegalArgumentException("%s is %s, must %s".formatted(name, value, rule));
    }
    return value;
  }
}

/// What somebody has asked for.
record Call(String id, Nickname by, String where, String command, List<String> arguments) {

  String shown() {
    return Stream.concat(Stream.of(command), arguments.stream()).collect(Collectors.joining(" "));
  }
}

/// A call that waits for a second person, and who has agreed to it, if anybody.
record Waiting(Entry entry, Nickname by, Optional<Nickname> agreed) {}

/// A line of the audit.
record Fact(
    String at, String event, String call, String by, String where, String what, String more) {}

final Path file = Path.of(setting("runbook.file", "runbook.json"));
final Duration approvalWithin = Duration.ofMinutes(10);
final int piece = 4_000;

Book book;

/// What has begun in an earlier life, or this one: it is never begun again by itself.
final Set<String> begun = ConcurrentHashMap.newKeySet();

/// What waits for a second person, by its number.
final Map<Integer, Waiting> waitings = new ConcurrentHashMap<>();

final AtomicInteger numbers = new AtomicInteger();

void main(String[] arguments) throws IOException {
  book = read();
  begun.addAll(begun());
  Bot bot =
      Bot.named("runbook")
          .about("runs what its book allows: run NAME, approve NUMBER; /commands shows the book")
          .command("commands", "shows what can be run", chat -> chat.say(contents()))
          .hears("(?i)^\\s*/?approve\\s+#?([0-9]{1,6})\\s*$", this::approve)
          .onText(this::take);
  book.rooms().forEach(bot::in);
  bot.run(arguments);
}

/// A setting from the command line of the JVM, or from the environment: `RUNBOOK_FILE`.
static String setting(String name, String otherwise) {
  String inEnvironment = name.toUpperCase(Locale.ROOT).replace('.', '_');
  return System.getProperty(name, System.getenv().getOrDefault(inEnvironment, otherwise));
}

Book read() throws IOException {
  try {
    return new JsonMapper()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .readValue(file.toFile(), Book.class);
  } catch (JacksonException e) {
    throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
  } catch (NoSuchFileException | FileNotFoundException e) {
    throw new IllegalArgumentException(
        "there is no %s; RUNBOOK_FILE says where the book is, its README what is in it"
            .formatted(file.toAbsolutePath()),
        e);
  }
}

String contents() {
  var lines = new StringBuilder("What can be run:");
  new TreeMap<>(book.commands())
      .forEach((name, entry) -> {
        String parameters =
            entry.parameters().keySet().stream()
                .map(it -> " " + it.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
        lines.append("%nrun %s%s  %s".formatted(name, parameters, entry.help()));
      });
  return lines.toString();
}

// What people say.

void take(Said said) throws IOException, InterruptedException {
  List<String> words = List.of(said.text().strip().split("\\s+"));
  boolean isCall = words.size() > 1 && words.getFirst().matches("(?i)/?run");
  if (!isCall) {
    if (said.where().equals(said.from())) {
      said.reply(contents());
    }
    return;
  }
  var call =
      new Call(
          said.message().id().toString(),
          said.from(),
          said.where().toString(),
          words.get(1),
          words.subList(2, words.size()));
  if (begun.contains(call.id())) {
    said.reply("I was ended while this ran, and do not run it again: %s".formatted(call.shown()));
    return;
  }
  try {
    perform(call, said.chat());
  } catch (IllegalArgumentException e) {
    write(said.chat(), "refused", call, said.from(), e.getMessage());
    said.reply("%s: %s".formatted(call.command(), e.getMessage()));
  }
}

void perform(Call call, Chat chat) throws IOException, InterruptedException {
  Entry entry = book.commands().get(call.command());
  if (entry == null) {
    throw new IllegalArgumentException("there is no such command; /commands shows all");
  }
  if (!entry.mayBeCalledBy(call.by())) {
    throw new IllegalArgumentException("you may not run it");
  }
  List<String> program = entry.with(call.arguments());
  write(chat, "asked", call, call.by(), "");
  if (!entry.approvers().isEmpty() && !isAgreed(call, entry, chat)) {
    write(chat, "not approved", call, call.by(), "");
    chat.say("Nobody has approved %s.".formatted(call.shown()));
    return;
  }
  write(chat, "started", call, call.by(), String.join(" ", program));
  chat.say("Running %s".formatted(call.shown()));
  String end = run(program, entry, chat);
  write(chat, "ended", call, call.by(), end);
  chat.say("%s: %s".formatted(call.shown(), end));
}

/// Waits until a second person agrees; who may is told, unless the room has heard it anyway.
boolean isAgreed(Call call, Entry entry, Chat chat) throws IOException {
  int number = numbers.incrementAndGet();
  waitings.put(number, new Waiting(entry, call.by(), Optional.empty()));
  try {
    String question =
        "%s wants %s. Who of %s agrees? Say: approve %d"
            .formatted(call.by(), call.shown(), String.join(", ", entry.approvers()), number);
    chat.say(question);
    entry.approvers().stream()
        .filter(it -> chat.where().equals(call.by()) && !Nickname.of(it).equals(call.by()))
        .forEach(it -> chat.alsoWith(it).say(question));
    for (Instant end = chat.now().plus(approvalWithin); chat.now().isBefore(end); ) {
      Optional<Nickname> who = waitings.get(number).agreed();
      if (who.isPresent()) {
        write(chat, "approved", call, who.get(), "");
        return true;
      }
      chat.pause(Duration.ofSeconds(1));
    }
    return false;
  } finally {
    waitings.remove(number);
  }
}

void approve(MatchResult said, Chat chat) {
  chat.say(approved(Integer.parseInt(said.group(1)), chat.with()));
}

synchronized String approved(int number, Nickname who) {
  Waiting it = waitings.get(number);
  if (it == null) {
    return "Nothing with the number %d waits.".formatted(number);
  }
  if (who.equals(it.by())) {
    return "It takes a second person to approve %d.".formatted(number);
  }
  if (!it.entry().mayBeApprovedBy(who)) {
    return "Only %s may approve %d.".formatted(String.join(", ", it.entry().approvers()), number);
  }
  waitings.put(number, new Waiting(it.entry(), it.by(), Optional.of(who)));
  return "%s approves %d.".formatted(who, number);
}

// What is run.

/// Runs it, and answers how it has ended.
String run(List<String> program, Entry entry, Chat chat) throws InterruptedException {
  Process process;
  try {
    process = new ProcessBuilder(program).redirectErrorStream(true).start();
    process.getOutputStream().close();
  } catch (IOException e) {
    return "it cannot be started: %s".formatted(e.getMessage());
  }
  long end = System.nanoTime() + Duration.ofSeconds(entry.seconds()).toNanos();
  var pieces = new ArrayBlockingQueue<String>(16);
  Thread reader = Thread.startVirtualThread(() -> copy(process, pieces));
  try {
    boolean isInTime = tell(process, pieces, entry, chat, end);
    return isInTime
        ? "ended with the exit code %d".formatted(process.waitFor())
        : "stopped, because it took more than %d seconds".formatted(entry.seconds());
  } finally {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    reader.interrupt();
  }
}

/// Says the output while it comes, as much as may be said; false when the time was over before.
boolean tell(Process process, BlockingQueue<String> pieces, Entry entry, Chat chat, long end)
    throws InterruptedException {
  int left = entry.kib() * 1_024;
  var gathered = new StringBuilder();
  while (true) {
    long nanos = Math.min(end - System.nanoTime(), Duration.ofSeconds(1).toNanos());
    String more = nanos <= 0 ? null : pieces.poll(nanos, TimeUnit.NANOSECONDS);
    if (more != null && !more.isEmpty()) {
      int taken = Math.min(left, more.length());
      gathered.append(more, 0, taken);
      if (left > 0 && taken == left) {
        gathered.append("\n(the rest is left out)");
      }
      left -= taken;
    }
    boolean isOver = more != null && more.isEmpty();
    boolean isLate = end - System.nanoTime() <= 0;
    if (more == null || isOver || isLate || gathered.length() > piece) {
      say(chat, gathered);
    }
    if (isOver || isLate) {
      return isOver;
    }
  }
}

void say(Chat chat, StringBuilder gathered) {
  String text = gathered.toString().stripTrailing();
  gathered.setLength(0);
  if (!text.isEmpty()) {
    chat.say(text);
  }
}

/// Ends with an empty piece.
void copy(Process process, BlockingQueue<String> pieces) {
  try {
    try (Reader output = process.inputReader(StandardCharsets.UTF_8)) {
      var buffer = new char[1_024];
      for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
        pieces.put(new String(buffer, 0, read));
      }
    } catch (IOException e) {
      pieces.put("%n(its output cannot be read: %s)".formatted(e.getMessage()));
    }
    pieces.put("");
  } catch (InterruptedException _) {
    Thread.currentThread().interrupt();
  }
}

// What is written down.

/// Nothing happens that could not be written down first.
synchronized void write(Chat chat, String event, Call call, Nickname by, String more)
    throws IOException {
  var fact =
      new Fact(
          chat.now().toString(), event, call.id(), by.shown(), call.where(), call.shown(), more);
  byte[] line = (new JsonMapper().writeValueAsString(fact) + "\n").getBytes(StandardCharsets.UTF_8);
  try (var channel =
      FileChannel.open(audit(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
    channel.write(ByteBuffer.wrap(line));
    channel.force(true);
  }
  if (event.equals("started")) {
    begun.add(call.id());
  }
}

Path audit() {
  return file.toAbsolutePath().resolveSibling(book.audit());
}

/// The calls that were started, by the audit; a last line that a crash has cut off is none.
Set<String> begun() throws IOException {
  var found = new HashSet<String>();
  if (Files.exists(audit())) {
    for (String line : Files.readAllLines(audit())) {
      try {
        Fact fact = new JsonMapper().readValue(line, Fact.class);
        if (fact.event().equals("started")) {
          found.add(fact.call());
        }
      } catch (JacksonException _) {
        // It was cut off before it could be followed by what it announces.
      }
    }
  }
  return found;
}
