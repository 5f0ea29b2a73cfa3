package chat.parley.engine.bot;

import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.bot.Chat;
import chat.parley.api.command.Command;
import chat.parley.api.spi.BotPlan;
import chat.parley.api.spi.BotPlan.Trigger;
import chat.parley.engine.command.Call;
import chat.parley.engine.command.Caller;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.command.Outcome;
import chat.parley.engine.command.Owner;
import chat.parley.engine.command.Parsed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The commands of one bot: words that begin a conversation, and grammars of records.
///
/// Safe for use by any thread.
final class BotCommands {

  /// The registry gives up earlier.
  private static final Duration CALL_MAX = Duration.ofMinutes(2);

  private final Nickname nickname;
  private final String about;
  private final Terms terms;
  private final Map<String, Trigger.OfWord> words = new LinkedHashMap<>();
  private final CommandRegistry registry;

  /// Collects them.
  ///
  /// @param nickname what the bot is called
  /// @throws IllegalArgumentException when a grammar has a mistake, or two commands have one word
  BotCommands(BotPlan plan, Nickname nickname, Terms terms) {
    this.nickname = nickname;
    this.about = plan.about();
    this.terms = terms;
    this.registry = CommandRegistry.empty().on(terms.threads());
    var owner = new Owner("bot %s".formatted(nickname), terms.failures());
    for (Trigger trigger : plan.triggers()) {
      switch (trigger) {
        case Trigger.OfWord word -> words.put(word.word().toLowerCase(Locale.ROOT), word);
        case Trigger.OfCommand(Command<?> command) -> {
          var _ = registry.register(owner, command);
        }
        case Trigger.Hears _, Trigger.OnText _, Trigger.OnJoin _ -> {}
      }
    }
    for (String word : words.keySet()) {
      if (registry.has(word)) {
        throw new IllegalArgumentException("%s has two commands %s".formatted(nickname, word));
      }
    }
  }

  /// Does what this message says, if it is a command: anywhere with a slash; in private, and where
  /// no question is open, without one, too.
  ///
  /// @param isOpening whether no question is open
  /// @return whether it was one
  boolean run(Message message, Chat chat, boolean isOpening) throws Exception {
    String text = message.text().strip();
    boolean hasSlash = text.startsWith("/");
    boolean mayLackSlash = isOpening && !(chat.where() instanceof Room);
    if (!hasSlash && !mayLackSlash) {
      return false;
    }
    String line = hasSlash ? text.substring(1) : text;
    List<String> parts = List.of(line.split("\\s+", 2));
    String word = parts.getFirst().toLowerCase(Locale.ROOT);
    if (hasSlash && word.equals("help")) {
      var _ = chat.say(help(parts.size() == 1 ? "" : parts.getLast()));
      return true;
    }
    Trigger.OfWord script = words.get(word);
    if (script != null) {
      return run(script, chat, hasSlash, parts.size() > 1);
    }
    return registry.has(word) && call(line, chat, hasSlash);
  }

  /// What stands behind the word of a script would be lost; without a slash it was not meant for
  /// it.
  private static boolean run(Trigger.OfWord script, Chat chat, boolean hasSlash, boolean hasMore)
      throws Exception {
    if (!hasMore) {
      script.handler().handle(chat);
    } else if (hasSlash) {
      var _ = chat.say("/%s stands alone, and asks for what it needs.".formatted(script.word()));
    }
    return !hasMore || hasSlash;
  }

  /// @return false when it is no command, and was perhaps not meant as one
  private boolean call(String line, Chat chat, boolean hasSlash) throws InterruptedException {
    switch (registry.parse(line)) {
      case Parsed.Ok<Call>(Call.Registered call) -> run(call, chat);
      case Parsed.Ok<Call>(Call.Own _) ->
          throw new IllegalStateException("a bot has no words of its own");
      case Parsed.HelpAsked<Call>(String text) -> {
        var _ = chat.say(text);
      }
      case Parsed.Wrong<Call> wrong -> {
        if (!hasSlash) {
          return false;
        }
        var _ = chat.say("%s\n%s".formatted(wrong.why(), wrong.usage()));
      }
    }
    return true;
  }

  private void run(Call.Registered call, Chat chat) throws InterruptedException {
    var caller = new Caller(chat.with(), chat.where(), reply -> chat.say(reply.text()));
    CompletableFuture<Outcome> outcome = registry.run(call, caller);
    if (terms.threads().await(outcome, CALL_MAX)) {
      String complaint = outcome.join().complaint();
      if (!complaint.isEmpty()) {
        var _ = chat.say(complaint);
      }
    }
  }

  private String help(String topic) {
    String word = topic.startsWith("/") ? topic.substring(1) : topic;
    Trigger.OfWord script = words.get(word.toLowerCase(Locale.ROOT));
    if (script != null) {
      return "/%s  %s".formatted(script.word(), script.help());
    }
    Optional<String> known =
        word.isBlank() ? Optional.empty() : registry.help("", List.of(word.split("\\s+")));
    return known.orElseGet(this::help);
  }

  private String help() {
    var help = new StringBuilder(nickname.shown());
    if (!about.isEmpty()) {
      help.append(": ").append(about);
    }
    var scripts = new LinkedHashMap<String, String>();
    words.values().forEach(it -> scripts.put("/" + it.word(), it.help()));
    String commands = registry.help(scripts);
    if (!commands.isEmpty()) {
      help.append('\n').append(commands);
    }
    return help.toString();
  }
}
