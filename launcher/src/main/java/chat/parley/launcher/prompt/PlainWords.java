package chat.parley.launcher.prompt;

import chat.parley.api.Client;
import chat.parley.api.Entry;
import chat.parley.api.Nickname;
import chat.parley.api.Presence;
import chat.parley.api.Room;
import chat.parley.engine.command.CommandRegistry;
import chat.parley.engine.command.Parsed;
import chat.parley.engine.store.PastQuery;
import chat.parley.launcher.text.Acquaintance;
import chat.parley.launcher.text.KnownTable;
import chat.parley.launcher.text.Overview;
import chat.parley.launcher.text.StatusLines;
import chat.parley.launcher.text.TerminalText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The words of the prompt that are done and answered at once; each answers with lines to show.
///
/// Used by one thread at a time.
final class PlainWords {

  /// How many messages are shown that hold some words.
  private static final int FOUND_MAX = 50;

  private final Client client;
  private final Extensions extensions;
  private final Archive archive;

  /// The rooms that were joined here, and not left again.
  private final Set<Room> joined = new HashSet<>();

  PlainWords(Client client, Extensions extensions, Archive archive) {
    this.client = client;
    this.extensions = extensions;
    this.archive = archive;
  }

  List<String> who(boolean isJson) {
    return new KnownTable(client).overview().shown(isJson);
  }

  List<String> plugins(PromptWord.PluginsShown shown, boolean isJson) {
    Overview overview =
        switch (shown) {
          case ALL -> Overview.ofPlugins(extensions.plugins().get());
          case LEAKS -> Overview.ofLeftovers(extensions.leftovers().get(), archive.stamps());
        };
    return overview.shown(isJson);
  }

  List<String> hooks(boolean isJson) {
    return Overview.ofHooks(extensions.hooks().get()).shown(isJson);
  }

  List<String> log(PromptWord.Log log, boolean isJson) {
    return archive.find(PastQuery.newest(log.last()).with(log.with().orElse(null)), isJson);
  }

  List<String> forget(PromptWord.Forget forget, boolean isJson) {
    return new Erasing(client, archive).forget(forget, isJson);
  }

  List<String> search(String words, boolean isJson) {
    return archive.find(PastQuery.newest(FOUND_MAX).holding(words), isJson);
  }

  /// What is no command; somebody who has typed a text alone is told how to send one.
  List<String> wrong(String line, Parsed.Wrong<?> wrong) {
    var lines = new ArrayList<String>();
    lines.add(StatusLines.WRONG_INPUT);
    lines.add("[%s; %s]".formatted(TerminalText.line(wrong.why()), wrong.usage()));
    String first = line.strip().split("\\s+", 2)[0];
    if (!first.startsWith("/") && !extensions.commands().has(first)) {
      lines.add(
          "[To write to %1$s, type: send %1$s hello; or /focus %1$s, and then the text alone.]"
              .formatted(TerminalText.line(somebody())));
    }
    return lines;
  }

  /// Whom one could write to, for an example.
  private String somebody() {
    return client.table().values().stream()
        .filter(it -> it.presence() != Presence.OFFLINE)
        .map(Entry::nickname)
        .filter(it -> !it.equals(client.nickname()))
        .findFirst()
        .map(Nickname::shown)
        .orElse("bob");
  }

  /// All about one command, or a list of all.
  ///
  /// @param hasMarks whether there are signs beside what was typed, which are then explained
  List<String> help(List<String> about, boolean hasMarks) {
    CommandRegistry commands = extensions.commands();
    Optional<String> text = commands.help("", about);
    if (text.isPresent()) {
      var lines = new ArrayList<>(text.get().lines().toList());
      if (about.isEmpty() && hasMarks) {
        lines.add("");
        lines.add(Fate.LEGEND);
      }
      return lines;
    }
    String why = TerminalText.line(commands.whyNoHelp(about));
    return List.of("[%s; /help shows all]".formatted(why));
  }

  List<String> notify(Alert how, Console console) {
    console.alertBy(how);
    return List.of(
        switch (how) {
          case OFF -> "[Nothing tells you of messages that you may not see.]";
          case BELL -> "[A bell tells you of messages that you may not see.]";
          case OSC9 -> "[A notification tells you of messages that you may not see.]";
        });
  }

  List<String> join(Room room) {
    client.join(room);
    joined.add(room);
    return List.of("[You are in %s.]".formatted(room));
  }

  List<String> leave(Room room) {
    boolean wasIn = joined.remove(room) || isListedIn(room);
    client.leave(room);
    String words = wasIn ? "[You have left %s.]" : "[You are not in %s.]";
    return List.of(words.formatted(room));
  }

  List<String> verify(Nickname nick, PromptWord.Compared compared, boolean isJson) {
    if (nick.equals(client.nickname())) {
      return List.of("[%s is yourself.]".formatted(TerminalText.line(nick.shown())));
    }
    var table = new KnownTable(client);
    if (table.acquaintance(nick) == Acquaintance.CHANGED) {
      return List.of(
          "[%1$s shows other keys than those that we know; /trust %1$s first, then compare words.]"
              .formatted(TerminalText.line(nick.shown())));
    }
    if (compared == PromptWord.Compared.YES) {
      client.verify(nick);
    }
    return table
        .comparison(nick)
        .map(it ->
            isJson
                ? List.of(it.json().toString())
                : it.lines("/verify " + it.who() + " yes").stream().map("[%s]"::formatted).toList())
        .orElseGet(() -> notKnown(nick));
  }

  private List<String> notKnown(Nickname nick) {
    return List.of(
        client.table().containsKey(nick)
            ? "[No key of %s is known yet: it is from the first message on, yours or his.]"
                .formatted(TerminalText.line(nick.shown()))
            : StatusLines.noClient(nick, StatusLines.WHO));
  }

  /// Whether the table has us in this room; it comes from the server, and may be older than a word
  /// typed here.
  private boolean isListedIn(Room room) {
    Entry own = client.table().get(client.nickname());
    return own != null && own.rooms().contains(room);
  }

  List<String> trust(Nickname nick) {
    if (client.trust(nick)) {
      return List.of(
          "[The key of %1$s is trusted now; /verify %1$s shows words to make sure that it is his.]"
              .formatted(TerminalText.line(nick.shown())));
    }
    return List.of(
        client.table().containsKey(nick)
            ? "[%s shows no other key than the one we know.]".formatted(nick)
            : StatusLines.noClient(nick, StatusLines.WHO));
  }
}
