package chat.parley.engine.bot;

import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import chat.parley.api.bot.Chat;
import chat.parley.api.bot.Ended;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The commands of one bot: words that begin a conversation, and grammars of records.
///
/// Safe for use by any thread.
final class BotCommands {

  /// The registry gives up earlier.
  private static final Duration CALL_MAX = Duration.ofMinutes(2);

  private final Nickname nickname;
  private final String about;
  private final boolean isDurable;
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
    this.isDurable = plan.isDurable();
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

  /// What this message asks for, if it is a command: anywhere with a slash; in private, and where
  /// no question is open, without one, too.
  ///
  /// @param isOpening whether no question is open
  /// @return null when it is none
  @Nullable Script find(Message message, Target where, boolean isOpening) {
    String text = message.text().strip();
    boolean hasSlash = text.startsWith("/");
    boolean mayLackSlash = isOpening && !(where instanceof Room);
    if (!hasSlash && !mayLackSlash) {
      return null;
    }
    String line = hasSlash ? text.substring(1) : text;
    List<String> parts = List.of(line.split("\\s+", 2));
    String word = parts.getFirst().toLowerCase(Locale.ROOT);
    if (hasSlash && word.equals("help")) {
      return saying("help", help(parts.size() == 1 ? "" : parts.getLast()));
    }
    Trigger.OfWord script = words.get(word);
    if (script != null) {
      return find(script, hasSlash, parts.size() > 1);
    }
    return registry.has(word) ? call(line, message, hasSlash) : null;
  }

  private static Script saying(String name, String words) {
    return new Script(
        name,
        chat -> {
          var _ = chat.say(words);
        });
  }

  /// What stands behind the word of a script would be lost; without a slash it was not meant for
  /// it.
  private static @Nullable Script find(Trigger.OfWord script, boolean hasSlash, boolean hasMore) {
    if (!hasMore) {
      return new Script("word %s".formatted(script.word()), script.handler());
    }
    return hasSlash
        ? saying("alone", "/%s stands alone, and asks for what it needs.".formatted(script.word()))
        : null;
  }

  /// @return null when it is no command, and was perhaps not meant as one
  private @Nullable Script call(String line, Message message, boolean hasSlash) {
    return switch (registry.parse(line)) {
      case Parsed.Ok<Call>(Call.Registered call) ->
          new Script("command", chat -> run(call, message, chat));
      case Parsed.Ok<Call>(Call.Own _) ->
          throw new IllegalStateException("a bot has no words of its own");
      case Parsed.HelpAsked<Call>(String text) -> saying("help", text);
      case Parsed.Wrong<Call> wrong ->
          hasSlash ? saying("wrong", "%s\n%s".formatted(wrong.why(), wrong.usage())) : null;
    };
  }

  private void run(Call.Registered call, Message message, Chat chat) throws InterruptedException {
    if (!isDurable) {
      run(call, chat, chat::say);
      return;
    }
    // What it does is not done again, and so what it says cannot be said on its way.
    List<String> replies =
        chat.once(
            "command %s".formatted(message.id()),
            () -> {
              List<String> collected = Collections.synchronizedList(new ArrayList<>());
              try {
                run(call, chat, collected::add);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw Ended.Cancelled.byClosing();
              }
              return List.copyOf(collected);
            });
    replies.forEach(chat::say);
  }

  private void run(Call.Registered call, Chat chat, Consumer<String> answer)
      throws InterruptedException {
    var caller = new Caller(chat.with(), chat.where(), reply -> answer.accept(reply.text()));
    CompletableFuture<Outcome> outcome = registry.run(call, caller);
    if (terms.threads().await(outcome, CALL_MAX)) {
      String complaint = outcome.join().complaint();
      if (!complaint.isEmpty()) {
        answer.accept(complaint);
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
