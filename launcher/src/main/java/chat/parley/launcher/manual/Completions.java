package chat.parley.launcher.manual;

import chat.parley.engine.command.Manual;
import chat.parley.engine.command.Manual.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Scripts that let a shell complete the command line. They hold all that they know, so that no
/// process has to be started while somebody types.
public final class Completions {

  private static final String BASH =
      """
      # Completes the command parley in bash: source this file, or put it where bash looks for it.
      _parley() {
        local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD - 1]}" place= i
        for ((i = 1; i < COMP_CWORD; i++)); do
          case "$place ${COMP_WORDS[i]}" in
            %s) place="$place ${COMP_WORDS[i]}" ;;
          esac
        done
        local words=
        case "$place $before" in
      %s
          *)
            case "$place" in
      %s
            esac
            ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
      }
      complete -o default -F _parley parley
      """;

  private static final String ZSH =
      """
      #compdef parley
      # Completes the command parley in zsh: put it as _parley into a folder of $fpath.
      _parley() {
        local place= before="${words[CURRENT - 1]}" i
        local -a found
        for ((i = 2; i < CURRENT; i++)); do
          case "$place ${words[i]}" in
            %s) place="$place ${words[i]}" ;;
          esac
        done
        case "$place $before" in
      %s
          *)
            case "$place" in
      %s
            esac
            ;;
        esac
        if ((${#found})); then
          _describe 'parley' found
        else
          _files
        fi
      }
      _parley "$@"
      """;

  private final Manual program;

  private Completions(Manual program) {
    this.program = program;
  }

  /// For bash.
  public static String bash(Manual program) {
    var all = new Completions(program);
    return BASH.formatted(
        all.paths(),
        all.values(given -> "words=" + quoted(String.join(" ", given.choices()))),
        all.cases(
            node -> "words=" + quoted(String.join(" ", words(node).map(Word::word).toList()))));
  }

  /// For zsh.
  public static String zsh(Manual program) {
    var all = new Completions(program);
    return ZSH.formatted(
        all.paths(),
        all.values(given ->
            "found=(%s)"
                .formatted(
                    given.choices().stream()
                        .map(Completions::quoted)
                        .collect(Collectors.joining(" ")))),
        all.cases(node ->
            "found=(%s)"
                .formatted(
                    words(node)
                        .map(word -> quoted(word.word() + ":" + word.help().replace(":", "\\:")))
                        .collect(Collectors.joining(" ")))));
  }

  /// For fish.
  public static String fish(Manual program) {
    var lines = new ArrayList<String>();
    lines.add("# Completes the command parley in fish: put it as parley.fish into");
    lines.add("# ~/.config/fish/completions.");
    program.all().forEach(node -> new Completions(program).fish(node, lines));
    return String.join("\n", lines) + "\n";
  }

  private void fish(Manual node, List<String> lines) {
    String condition = condition(node);
    for (Manual child : node.below()) {
      lines.add(
          "complete -c parley -f -n %s -a %s -d %s"
              .formatted(condition, quoted(lastOf(child)), quoted(child.help())));
    }
    for (Given given : node.given()) {
      if (!given.option().isEmpty()) {
        lines.add(
            "complete -c parley -n %s -l %s%s -d %s"
                .formatted(
                    condition,
                    given.option().substring(2),
                    given.takesValue() ? " -r" + valuesOf(given) : "",
                    quoted(given.meaning())));
      }
    }
  }

  private static String valuesOf(Given given) {
    if (!given.choices().isEmpty()) {
      return " -f -a " + quoted(String.join(" ", given.choices()));
    }
    return given.isPath() ? "" : " -f";
  }

  /// All words of the path are there, and none that leads further.
  private static String condition(Manual node) {
    var parts = new ArrayList<String>();
    node.path().forEach(word -> parts.add("__fish_seen_subcommand_from " + word));
    if (!node.below().isEmpty()) {
      parts.add(
          "not __fish_seen_subcommand_from "
              + node.below().stream().map(Completions::lastOf).collect(Collectors.joining(" ")));
    }
    return quoted(parts.isEmpty() ? "true" : String.join("; and ", parts));
  }

  /// A word that can come next.
  private record Word(String word, String help) {}

  private static Stream<Word> words(Manual node) {
    return Stream.concat(
        node.below().stream().map(child -> new Word(lastOf(child), child.help())),
        node.given().stream()
            .filter(given -> !given.option().isEmpty())
            .map(given -> new Word(given.option(), given.meaning())));
  }

  private static String lastOf(Manual node) {
    return node.path().getLast();
  }

  /// The pattern of what leads one step further.
  private String paths() {
    return program
        .all()
        .filter(node -> !node.path().isEmpty())
        .map(node -> quoted(placeOf(node)))
        .collect(Collectors.joining(" | "));
  }

  private static String placeOf(Manual node) {
    return node.path().stream().map(word -> " " + word).collect(Collectors.joining());
  }

  /// What stands behind an option that takes a value; files where nothing is known.
  private String values(Function<Given, String> line) {
    return program
        .all()
        .flatMap(node ->
            node.given().stream()
                .filter(Given::takesValue)
                .map(given -> {
                  String place = quoted("%s %s".formatted(placeOf(node), given.option()));
                  String then = given.choices().isEmpty() ? ":" : line.apply(given);
                  return "    %s) %s ;;".formatted(place, then);
                }))
        .collect(Collectors.joining("\n"));
  }

  private String cases(Function<Manual, String> then) {
    return program
        .all()
        .filter(node -> words(node).findAny().isPresent())
        .map(node -> "        %s) %s ;;".formatted(quoted(placeOf(node)), then.apply(node)))
        .collect(Collectors.joining("\n"));
  }

  private static String quoted(String words) {
    return "'" + words.replace("'", "'\\''") + "'";
  }
}
