import module parley.api;

/// A page of the tour: what can be typed now, and what comes of it.
record Page(String title, String words) {}

final List<Page> tour =
    List.of(
        new Page(
            "Write to somebody",
            """
            send echo hello
            The bot echo says it back. [Message received by echo.] means that it has arrived;\
             whoever is away gets it later.\
            """),
        new Page(
            "See who is there",
            """
            /who
            Everybody in the table, people and bots; Tab completes their nicknames.\
            """),
        new Page(
            "Meet in a room",
            """
            /join #tea
            send #tea anybody here?
            Everybody in the room hears it. /leave #tea leaves it again.\
            """),
        new Page(
            "Come and go",
            """
            dereg %s
            reg %s
            After dereg the server keeps what others write to you, and after reg you get it.\
            """),
        new Page(
            "Write without the server",
            """
            send echo still there?
            Direct messages go on when the server does not. What reaches nobody waits in the\
             outbox, and goes out by itself.\
            """),
        new Page(
            "Find the rest",
            """
            /help
            /help send
            All commands, and all about one. /quit or Ctrl-D ends.\
            """));

void main(String[] arguments) {
  Bot.named("guide")
      .about("shows newcomers around; say help or tour")
      .command("tour", "shows what the prompt can do, one step after the other", this::lead)
      .hears("(?i)^\\s*(help|hello|hi|hey|\\?)\\b", (_, chat) -> chat.say(overview()))
      .onText(said -> {
        // In a room people talk with each other.
        if (said.where().equals(said.from())) {
          said.reply("I only know the way around. Say help or tour.");
        }
      })
      .run(arguments);
}

String overview() {
  var lines = new StringBuilder("What can be typed at the prompt:");
  for (Page page : tour) {
    String first = page.words().lines().findFirst().orElseThrow().formatted("YOU");
    lines.append("%n%-24s %s".formatted(first, page.title()));
  }
  return lines.append("%nSay tour and I show it step by step.".formatted()).toString();
}

void lead(Chat chat) {
  Chat patient = chat.within(Duration.ofMinutes(30));
  int at = 0;
  while (at < tour.size()) {
    switch (patient.ask(shown(at, chat.with()), Answer.oneOf("next", "back", "stop"))) {
      case "next" -> at++;
      case "back" -> at = Math.max(at - 1, 0);
      default -> {
        chat.say("Until next time. Say tour to begin again.");
        return;
      }
    }
  }
  chat.say("That was all. /help knows the rest; have fun!");
}

String shown(int at, Nickname who) {
  Page page = tour.get(at);
  String number = "%d/%d %s".formatted(at + 1, tour.size(), page.title());
  return "%s%n%s%nThen: send guide next".formatted(number, page.words().replace("%s", who.shown()));
}
