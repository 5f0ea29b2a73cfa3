package chat.parley.launcher.text;

import chat.parley.engine.hook.HookCounts;
import chat.parley.engine.plugin.Leftover;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Several things of one kind: as a table for people, and as an object each for programs.
///
/// @param lines the table, escaped, a head first
/// @param objects JSON, one object a line
public record Overview(List<String> lines, List<String> objects) {

  private static final List<String> PLUGIN_HEAD =
      List.of("PLUGIN", "VERSION", "STATE", "SIGNER", "FAILED", "NOTE");

  private static final List<String> LEFTOVER_HEAD = List.of("LOAD", "VERSION", "FILE", "SINCE");

  private static final List<String> HOOK_HEAD =
      List.of(
          "HOOK",
          "ORDER",
          "STATE",
          "PASSED",
          "REPLACED",
          "DROPPED",
          "DELAYED",
          "SPLIT",
          "FAILED",
          "MEAN",
          "LONGEST",
          "NOTE");

  /// What to print.
  public List<String> shown(boolean isJson) {
    return isJson ? objects : lines;
  }

  /// The plugins.
  public static Overview ofPlugins(List<PluginStatus> plugins) {
    return of(
        PLUGIN_HEAD,
        plugins.stream().map(Overview::cells).toList(),
        plugins.stream().map(Overview::json).toList());
  }

  private static List<String> cells(PluginStatus plugin) {
    return List.of(
        plugin.id(),
        plugin.version(),
        plugin.state(),
        plugin.signer().isEmpty() ? "nobody" : plugin.signer(),
        String.valueOf(plugin.failures()),
        plugin.note());
  }

  private static Json json(PluginStatus plugin) {
    return new Json()
        .with("plugin", plugin.id())
        .with("version", plugin.version())
        .with("state", plugin.state())
        .with("signer", plugin.signer())
        .with("failures", plugin.failures())
        .with("note", plugin.note());
  }

  /// The loads of plugins that something still holds; a word when there are none.
  public static Overview ofLeftovers(List<Leftover> leftovers, Stamps stamps) {
    return leftovers.isEmpty()
        ? new Overview(List.of("none"), List.of())
        : of(
            LEFTOVER_HEAD,
            leftovers.stream()
                .map(it -> List.of(it.load(), it.version(), it.file(), stamps.of(it.since())))
                .toList(),
            leftovers.stream().map(Overview::json).toList());
  }

  private static Json json(Leftover leftover) {
    return new Json()
        .with("load", leftover.load())
        .with("version", leftover.version())
        .with("file", leftover.file())
        .with("since", leftover.since().toString());
  }

  /// The hooks.
  public static Overview ofHooks(List<HookCounts> hooks) {
    return of(
        HOOK_HEAD,
        hooks.stream().map(Overview::cells).toList(),
        hooks.stream().map(Overview::json).toList());
  }

  private static List<String> cells(HookCounts hook) {
    return List.of(
        hook.who(),
        String.valueOf(hook.order()),
        TableText.word(hook.state()),
        String.valueOf(hook.passed()),
        String.valueOf(hook.replaced()),
        String.valueOf(hook.dropped()),
        String.valueOf(hook.delayed()),
        String.valueOf(hook.split()),
        String.valueOf(hook.failed()),
        micros(hook.nanosTotal() / Math.max(1, hook.pieces())),
        micros(hook.nanosMax()),
        hook.lastFailure());
  }

  private static String micros(long nanos) {
    return String.format(Locale.ROOT, "%.1f µs", nanos / 1_000.0);
  }

  private static Json json(HookCounts hook) {
    return new Json()
        .with("hook", hook.who())
        .with("order", hook.order())
        .with("state", TableText.word(hook.state()))
        .with("passed", hook.passed())
        .with("replaced", hook.replaced())
        .with("dropped", hook.dropped())
        .with("delayed", hook.delayed())
        .with("split", hook.split())
        .with("failed", hook.failed())
        .with("nanosTotal", hook.nanosTotal())
        .with("nanosMax", hook.nanosMax())
        .with("reasons", new TreeMap<>(hook.reasons()))
        .with("lastFailure", hook.lastFailure());
  }

  /// What this head and these rows say, and these objects.
  ///
  /// @param rows each with as many cells as the head
  public static Overview of(List<String> head, List<List<String>> rows, List<Json> objects) {
    var cells = new ArrayList<List<String>>();
    cells.add(head);
    cells.addAll(rows);
    return new Overview(Columns.lines(cells), objects.stream().map(Json::toString).toList());
  }
}
