package chat.parley.engine.command;

import chat.parley.api.command.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The help texts that a grammar's declaration gives.
final class HelpText {

  private HelpText() {}

  /// Commands that belong together.
  ///
  /// @param title what they are; empty if that goes without saying
  record Part(String title, List<Node> commands) {}

  /// The list of a group's commands.
  static String ofGroup(Node group) {
    var lines = new ArrayList<String>();
    if (!group.help().isEmpty()) {
      lines.add(group.help());
      lines.add("");
    }
    addParts(List.of(new Part("", group.children())), lines);
    addExamples(group, lines);
    return String.join("\n", lines);
  }

  /// The lists of several groups, one below the other.
  static String ofGroups(List<Part> parts) {
    var lines = new ArrayList<String>();
    addParts(parts, lines);
    return String.join("\n", lines);
  }

  /// Commands below other words and what these do, as if they belonged together.
  static String ofOne(Map<String, String> others, List<Node> commands) {
    var rows = new ArrayList<Row>();
    others.forEach((word, help) -> rows.add(new Row(word, help)));
    commands.forEach(command -> addRow(command, rows));
    var lines = new ArrayList<String>();
    addRows(rows, lines);
    return String.join("\n", lines);
  }

  /// All parts in the same two columns.
  private static void addParts(List<Part> parts, List<String> lines) {
    var rows = new ArrayList<Row>();
    for (Part part : parts) {
      if (!part.title().isEmpty()) {
        rows.add(Row.BLANK);
        rows.add(new Row(part.title() + ":", "", true));
      }
      part.commands().forEach(command -> addRow(command, rows));
    }
    addRows(rows, lines);
  }

  private static void addRow(Node command, List<Row> rows) {
    if (!command.isHidden()) {
      String left = command.isGroup() ? command.word() + " …" : plainUsage(command);
      rows.add(new Row(left, command.help()));
    }
  }

  /// All about one command.
  static String ofCommand(Node command, String path) {
    var lines = new ArrayList<String>();
    List<Parameter> parameters = command.parameters();
    lines.add("usage: " + usage(parameters, path));
    if (!command.help().isEmpty()) {
      lines.add("  " + command.help());
    }
    var rows = new ArrayList<Row>();
    for (Parameter parameter : parameters) {
      rows.add(new Row(parameter.given(), meaning(parameter)));
    }
    if (!rows.isEmpty()) {
      lines.add("");
      addRows(rows, lines);
    }
    addExamples(command, lines);
    return String.join("\n", lines);
  }

  /// How a command is typed.
  static String usage(List<Parameter> parameters, String path) {
    var usage = new StringBuilder(path);
    for (Parameter parameter : parameters) {
      usage.append(' ').append(parameter.usage());
    }
    return usage.toString();
  }

  /// A command without what may be named: the list of all is for finding, not for reading up. The
  /// word of a group's default may be left out.
  private static String plainUsage(Node command) {
    return usage(
        command.parameters().stream().filter(parameter -> !parameter.isNamed()).toList(),
        command.isDefault() ? "[%s]".formatted(command.word()) : command.word());
  }

  /// Where to read on when the command itself was not found.
  ///
  /// @param program empty at a prompt
  static String hint(String program, String path) {
    if (!program.isEmpty()) {
      return path + " --help shows all";
    }
    return path.isEmpty() ? "/help shows all" : "/help %s shows all".formatted(Node.bare(path));
  }

  /// What a parameter is for, and what it may be.
  static String meaning(Parameter parameter) {
    var meaning = new StringBuilder(parameter.help());
    if (!parameter.limits().equals(Limits.NONE)) {
      separate(meaning)
          .append(parameter.limits().min())
          .append(" to ")
          .append(parameter.limits().max());
    }
    if (parameter.fallback() != null && !parameter.fallback().isEmpty()) {
      separate(meaning).append(parameter.fallback()).append(" if left out");
    }
    return meaning.toString();
  }

  private static StringBuilder separate(StringBuilder meaning) {
    return meaning.isEmpty() ? meaning : meaning.append("; ");
  }

  private static void addExamples(Node node, List<String> lines) {
    List<Example> examples = node.examples();
    if (examples.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(examples.size() == 1 ? "example:" : "examples:");
    for (Example example : examples) {
      lines.add("  " + example.in());
      if (!example.out().isEmpty()) {
        lines.add("    " + example.out());
      }
    }
  }

  /// Two columns; a left side that is too long stands on a line of its own.
  private static void addRows(List<Row> rows, List<String> lines) {
    int width = 0;
    for (Row row : rows) {
      if (!row.isTitle() && row.left().length() <= Row.LEFT_MAX) {
        width = Math.max(width, row.left().length());
      }
    }
    for (Row row : rows) {
      if (row.isTitle()) {
        lines.add(row.left());
      } else if (row.left().length() > width) {
        lines.add("  " + row.left());
        lines.add(("  " + " ".repeat(width) + "  " + row.right()).stripTrailing());
      } else {
        String pad = " ".repeat(width - row.left().length());
        lines.add(("  " + row.left() + pad + "  " + row.right()).stripTrailing());
      }
    }
  }

  private record Row(String left, String right, boolean isTitle) {

    static final int LEFT_MAX = 28;

    static final Row BLANK = new Row("", "", true);

    Row(String left, String right) {
      this(left, right, false);
    }
  }
}
