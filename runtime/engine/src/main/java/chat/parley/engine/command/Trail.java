package chat.parley.engine.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far words have led into a grammar.
///
/// @param program what stands before each command; empty at a prompt
/// @param first the node that the first word led to; null before it
/// @param node the node that the last one led to; null at the top of several grammars
/// @param children where the next word may lead
/// @param path the words so far, as usage lines show them
record Trail(
    String program, @Nullable Node first, @Nullable Node node, List<Node> children, String path) {

  /// Before the first of these words.
  ///
  /// @param program what stands before each command; empty at a prompt
  static Trail above(List<Node> top, String program) {
    return new Trail(program, null, null, top, program);
  }

  /// At the top of one grammar, which may be a single command.
  static Trail at(Node root, String program) {
    return new Trail(program, null, root, root.children(), program);
  }

  boolean isGroup() {
    return node == null || node.isGroup();
  }

  /// The command at the end.
  Node command() {
    if (node == null || node.isGroup()) {
      throw new IllegalStateException("%s is no command yet".formatted(path));
    }
    return node;
  }

  @Nullable Trail follow(String word) {
    Node child = Node.among(children, word);
    if (child == null) {
      return null;
    }
    // A shell needs no slash to tell commands from texts.
    String shown = path.isEmpty() ? child.word() : path + " " + Node.bare(child.word());
    return new Trail(program, first == null ? child : first, child, child.children(), shown);
  }

  /// Where one is led without a word, or by one that leads nowhere but may be a parameter; null if
  /// nowhere.
  @Nullable Trail fallback(@Nullable Word word) {
    if (node == null) {
      return null;
    }
    for (Node child : children) {
      if (child.isDefault() && (word == null || takes(child, word))) {
        return new Trail(program, first == null ? child : first, child, List.of(), path);
      }
    }
    return null;
  }

  /// Whether it was come to without a word.
  boolean isDefaultOf(Trail group) {
    return !isGroup() && path.equals(group.path);
  }

  private static boolean takes(Node command, Word word) {
    return word.text().startsWith("-")
        || command.parameters().stream().anyMatch(parameter -> !parameter.isNamed());
  }

  /// As far as the words lead.
  Trail followAll(List<String> words) {
    Trail trail = this;
    for (String word : words) {
      Trail next = trail.follow(word);
      if (next == null) {
        return trail;
      }
      trail = next;
    }
    return trail;
  }

  /// Whether these words lead to a group and no further, so that a command is still to be named.
  boolean isGroupAt(List<String> words) {
    Trail trail = this;
    for (String word : words) {
      Trail next = trail.follow(word);
      if (next == null) {
        return false;
      }
      trail = next;
    }
    return trail.isGroup() && trail.fallback(null) == null;
  }

  String help() {
    if (node == null) {
      return HelpText.ofGroups(List.of(new HelpText.Part("", children)));
    }
    if (!node.isGroup()) {
      return HelpText.ofCommand(node, path);
    }
    Trail meant = program.isEmpty() ? null : fallback(null);
    String all = HelpText.ofGroup(node);
    return meant == null
        ? all
        : "%s\n\n%s".formatted(all, HelpText.ofCommand(meant.command(), meant.path));
  }

  /// The help where all of these words lead; empty if they lead nowhere. What stands behind a
  /// command leads no further.
  Optional<String> helpOf(List<String> words) {
    Trail trail = this;
    for (String word : words) {
      Trail next = trail.follow(word);
      if (next == null && trail.isGroup()) {
        return Optional.empty();
      }
      trail = next == null ? trail : next;
    }
    return Optional.of(trail.help());
  }

  /// Why these words lead nowhere.
  String unknown(List<String> words) {
    Trail trail = this;
    for (String word : words) {
      Trail next = trail.follow(word);
      if (next == null) {
        return trail.unknown(word);
      }
      trail = next;
    }
    throw new IllegalArgumentException("%s leads somewhere".formatted(words));
  }

  String usage() {
    return isGroup()
        ? HelpText.hint(program, path)
        : "usage: " + HelpText.usage(command().parameters(), path);
  }

  /// Why this word leads nowhere.
  String unknown(String word) {
    var known = new ArrayList<String>();
    for (Node child : children) {
      if (!child.isHidden()) {
        known.add(child.word());
      }
    }
    if (!program.isEmpty()) {
      known.add("--help");
    }
    return "there is no command %s%s".formatted(word, hint(word, known));
  }

  /// Which word of a group may have been meant by this parameter, as the end of a complaint.
  String hint(String word) {
    return hint(word, children.stream().filter(it -> !it.isHidden()).map(Node::word).toList());
  }

  private static String hint(String word, List<String> known) {
    String near = Nearest.to(word, known);
    return near == null ? "" : "; did you mean %s?".formatted(near);
  }
}
