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
    return trail.isGroup();
  }

  String help() {
    if (node == null) {
      return HelpText.ofGroups(List.of(new HelpText.Part("", children)));
    }
    return node.isGroup() ? HelpText.ofGroup(node) : HelpText.ofCommand(node, path);
  }

  /// The help where all of these words lead; empty if they lead nowhere.
  Optional<String> helpOf(List<String> words) {
    Trail trail = this;
    for (String word : words) {
      Trail next = trail.follow(word);
      if (next == null) {
        return Optional.empty();
      }
      trail = next;
    }
    return Optional.of(trail.help());
  }

  String usage() {
    return isGroup()
        ? HelpText.hint(path)
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
    String near = Nearest.to(word, known);
    String hint = near == null ? "" : "; did you mean %s?".formatted(near);
    return "there is no command %s%s".formatted(word, hint);
  }
}
