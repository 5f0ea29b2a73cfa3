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

  Completion(Known known) {
    this.known = known;
  }

  /// The words that fit at the end of `typed`.
  List<Candidate> candidates(Node root, String typed) {
    Words words = Words.ofLine(typed);
    boolean isNewWord = typed.isEmpty() || typed.endsWith(" ") || typed.endsWith("\t");
    var complete = new ArrayList<String>();
    for (Word word = words.next(); word != null; word = words.next()) {
      complete.add(word.text());
    }
    String prefix = isNewWord ? "" : complete.removeLast();
    Node node = root;
    int used = 0;
    while (node.isGroup() && used < complete.size()) {
      Node child = node.child(complete.get(used++));
      if (child == null) {
        return List.of();
      }
      node = child;
    }
    return node.isGroup()
        ? commands(node, prefix)
        : parameters(node.parameters(), complete.subList(used, complete.size()), prefix);
  }

  private static List<Candidate> commands(Node group, String prefix) {
    var found = new ArrayList<Candidate>();
    for (Node child : group.children()) {
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

  private List<Candidate> parameters(
      List<Parameter> parameters, List<String> before, String prefix) {
    Parameter awaited = null;
    var plain = new ArrayList<Parameter>();
    for (Parameter parameter : parameters) {
      if (!parameter.isNamed()) {
        plain.add(parameter);
      }
    }
    int place = 0;
    for (String word : before) {
      if (awaited != null) {
        awaited = null;
      } else if (word.startsWith("--")) {
        awaited = optionNamed(parameters, word);
      } else {
        place++;
      }
    }
    if (awaited != null) {
      return values(awaited.type(), prefix);
    }
    if (prefix.startsWith("-")) {
      return options(parameters, before, prefix);
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
      List<Parameter> parameters, List<String> before, String prefix) {
    var found = new ArrayList<Candidate>();
    for (Parameter parameter : parameters) {
      String word = "--" + parameter.name();
      boolean isFree = parameter.isList() || !before.contains(word);
      if (parameter.isNamed() && isFree && word.startsWith(prefix)) {
        found.add(new Candidate(word, parameter.help(), true));
      }
    }
    return found;
  }

  private List<Candidate> values(Class<?> type, String prefix) {
    if (type == Path.class) {
      return known.files(prefix);
    }
    var words = new ArrayList<String>();
    if (type == Nickname.class || type == Target.class) {
      words.addAll(known.nicknames());
    }
    if (type == Room.class || type == Target.class) {
      words.addAll(known.rooms());
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
