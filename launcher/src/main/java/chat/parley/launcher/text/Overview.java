package chat.parley.launcher.text;

import chat.parley.api.Entry;
import chat.parley.api.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Several things of one kind: as a table for people, and as an object each for programs.
///
/// @param lines the table, escaped, a head first
/// @param objects JSON, one object a line
public record Overview(List<String> lines, List<String> objects) {

  private static final List<String> PLUGIN_HEAD = List.of("PLUGIN", "VERSION", "STATE", "NOTE");

  private static final List<String> HOOK_HEAD =
      List.of(
          "HOOK",
          "PLUGIN",
          "STATE",
          "PASSED",
          "REPLACED",
          "DROPPED",
          "DELAYED",
          "SPLIT",
          "FAILED",
          "MEAN",
          "LONGEST");

  /// What to print.
  public List<String> shown(boolean isJson) {
    return isJson ? objects : lines;
  }

  /// The table of nicknames.
  public static Overview ofTable(Collection<Entry> entries) {
    return new Overview(
        TableText.lines(entries.stream().map(TableText::row).toList()),
        entries.stream().map(entry -> json(entry).toString()).toList());
  }

  private static Json json(Entry entry) {
    return new Json()
        .with("nickname", entry.nickname().shown())
        .with("presence", TableText.word(entry.presence()))
        .with("kind", TableText.word(entry.kind()))
        .with("address", entry.address())
        .with("rooms", entry.rooms().stream().map(Room::name).sorted().toList())
        .with("status", entry.status())
        .with("fingerprint", entry.fingerprint());
  }

  /// The plugins.
  public static Overview ofPlugins(List<PluginStatus> plugins) {
    return ofRows(
        PLUGIN_HEAD,
        plugins.stream()
            .map(it -> List.<Object>of(it.id(), it.version(), it.state(), it.note()))
            .toList());
  }

  /// The hooks.
  public static Overview ofHooks(List<HookStatus> hooks) {
    return ofRows(HOOK_HEAD, hooks.stream().map(Overview::cells).toList());
  }

  private static List<Object> cells(HookStatus hook) {
    HookStatus.Counts counts = hook.counts();
    return List.of(
        hook.hook(),
        hook.plugin(),
        hook.state(),
        counts.passed(),
        counts.replaced(),
        counts.dropped(),
        counts.delayed(),
        counts.split(),
        counts.failed(),
        hook.mean(),
        hook.longest());
  }

  /// A column's head is also the name of its field.
  private static Overview ofRows(List<String> head, List<List<Object>> rows) {
    var cells = new ArrayList<List<String>>();
    var objects = new ArrayList<String>();
    cells.add(head);
    for (List<Object> row : rows) {
      cells.add(row.stream().map(Overview::shown).toList());
      Map<String, Object> fields = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        String name = head.get(i).toLowerCase(Locale.ROOT);
        if (row.get(i) instanceof Duration time) {
          fields.put(name + "Nanos", time.toNanos());
        } else {
          fields.put(name, row.get(i));
        }
      }
      objects.add(Json.of(fields).toString());
    }
    return new Overview(Columns.lines(cells), objects);
  }

  private static String shown(Object cell) {
    return cell instanceof Duration time
        ? String.format(Locale.ROOT, "%.1f µs", time.toNanos() / 1_000.0)
        : cell.toString();
  }
}
