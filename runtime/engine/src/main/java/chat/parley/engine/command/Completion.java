package chat.parley.engine.command;

import chat.parley.api.Nickname;
import chat.parley.api.Room;
import chat.parley.api.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the words that can stand where the cursor is.
final class Completion {

  private final Known known;

  /// The options that every command has, offered only to who begins to type one.
  private final List<Parameter> forAll;

  Completion(Known known, List<Parameter> forAll) {
    this.known = known;
    this.forAll = List.copyOf(forAll);
  }

  /// The words that fit at the end of `typed`.
  List<Candidate> candidates(Trail from, String typed) {
    Words words = Words.ofLine(typed);
    boolean isNewWord = typed.isEmpty() || typed.endsWith(" ") || typed.endsWith("\t");
    Trail trail = from;
    while (trail.isGroup()) {
      int mark = words.mark();
      Word word = words.next();
      if (word == null || (word.end() == typed.length() && !isNewWord)) {
        return commandsOrDefault(trail, word == null ? "" : word.text());
      }
      Trail next = trail.follow(word.text());
      if (next == null) {
        next = trail.fallback(word);
        words.reset(mark);
      }
      if (next == null) {
        return List.of();
      }
      trail = next;
    }
    return parameters(trail.command().parameters(), words, isNewWord);
  }

  private List<Candidate> commandsOrDefault(Trail group, String prefix) {
    List<Candidate> found = commands(group.children(), prefix);
    Trail fallback = group.fallback(null);
    if (fallback != null) {
      found.addAll(parameters(fallback.command().parameters(), List.of(), prefix));
    }
    return found;
  }

  /// The commands that fit at the end of `typed`, where only commands are named; without the slash
  /// that makes no difference.
  static List<Candidate> commands(Trail from, String typed) {
    Words words = Words.ofLine(typed);
    Trail trail = from;
    for (Word word = words.next(); word != null; word = words.next()) {
      if (word.end() == typed.length()) {
        return commands(trail.children(), word.text());
      }
      Trail next = trail.follow(word.text());
      if (next == null) {
        return List.of();
      }
      trail = next;
    }
    return commands(trail.children(), "").stream()
        .map(it -> new Candidate(Node.bare(it.word()), it.help(), it.isComplete()))
        .toList();
  }

  /// Inside quotes nothing is offered, since what is offered has none.
  private List<Candidate> parameters(List<Parameter> parameters, Words words, boolean isNewWord) {
    var complete = new ArrayList<Word>();
    try {
      for (Word word = words.value(); word != null; word = words.value()) {
        complete.add(word);
      }
    } catch (Misfit _) {
      return List.of();
    }
    if (isNewWord) {
      return parameters(parameters, complete, "");
    }
    Word last = complete.removeLast();
    return last.isQuoted() ? List.of() : parameters(parameters, complete, last.text());
  }

  private static List<Candidate> commands(List<Node> nodes, String prefix) {
    var found = new ArrayList<Candidate>();
    for (Node child : nodes) {
      if (child.isHidden()) {
        continue;
      }
      String word = child.word();
      String bare = word.startsWith("/") ? word.substring(1) : word;
      if (word.startsWith(prefix)) {
        found.add(new Candidate(word, child.help(), true));
      } else if (bare.startsWith(prefix)) {
        found.add(new Candidate(bare, child.help(), true));
      } else if (("/" + bare).startsWith(prefix)) {
        found.add(new Candidate("/" + bare, child.help(), true));
      }
    }
    return found;
  }

  private List<Candidate> parameters(List<Parameter> parameters, List<Word> before, String prefix) {
    Parameter awaited = null;
    var plain = new ArrayList<Parameter>();
    for (Parameter parameter : parameters) {
      if (!parameter.isNamed()) {
        plain.add(parameter);
      }
    }
    int place = 0;
    for (Word word : before) {
      if (awaited != null) {
        awaited = null;
      } else if (word.text().startsWith("--") && !word.isQuoted()) {
        awaited = optionNamed(parameters, word.text());
      } else {
        place++;
      }
    }
    if (awaited != null) {
      return values(awaited.type(), prefix);
    }
    if (prefix.startsWith("-")) {
      List<Candidate> found = options(parameters, before, prefix);
      found.addAll(options(forAll, before, prefix));
      return found;
    }
    if (plain.isEmpty() || (place >= plain.size() && !plain.getLast().isList())) {
      return prefix.isEmpty() ? options(parameters, before, prefix) : List.of();
    }
    Parameter here = plain.get(Math.min(place, plain.size() - 1));
    return here.shape() == Parameter.Shape.REST ? List.of() : values(here.type(), prefix);
  }

  private static @Nullable Parameter optionNamed(List<Parameter> parameters, String word) {
    for (Parameter parameter : parameters) {
      if (parameter.shape() == Parameter.Shape.OPTION && word.equals("--" + parameter.name())) {
        return parameter;
      }
    }
    return null;
  }

  private static List<Candidate> options(
      List<Parameter> parameters, List<Word> before, String prefix) {
    List<String> words = before.stream().map(Word::text).toList();
    var found = new ArrayList<Candidate>();
    for (Parameter parameter : parameters) {
      String word = "--" + parameter.name();
      boolean isFree = parameter.isList() || !words.contains(word);
      if (parameter.isNamed() && isFree && word.startsWith(prefix)) {
        found.add(new Candidate(word, parameter.help(), true));
      }
    }
    return found;
  }

  private List<Candidate> values(Class<?> type, String prefix) {
    if (type == Path.class) {
      // Whoever names a file with a blank needs quotes, and inside them nothing is offered.
      return known.files(prefix).stream().filter(file -> !file.word().contains(" ")).toList();
    }
    var words = new ArrayList<String>();
    if (type == Nickname.class || type == Target.class) {
      words.addAll(known.nicknames());
    }
    if (type == Room.class || type == Target.class) {
      words.addAll(known.rooms());
    }
    if (Values.isTruth(type)) {
      words.addAll(List.of("yes", "no"));
    }
    if (type.isEnum()) {
      words.addAll(Values.constants(type));
    }
    var found = new ArrayList<Candidate>();
    for (String word : words) {
      if (word.regionMatches(true, 0, prefix, 0, prefix.length())) {
        found.add(new Candidate(word, "", true));
      }
    }
    return found;
  }
}
