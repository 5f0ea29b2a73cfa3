package chat.parley.launcher;

import chat.parley.api.Parley;
import chat.parley.engine.config.Setting;
import chat.parley.engine.config.Settings;
import chat.parley.engine.config.SettingsFile;
import chat.parley.launcher.text.Json;
import chat.parley.launcher.text.Overview;
import chat.parley.launcher.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The commands `config`: what a person has settled.
final class Configuring {

  private static final List<String> HEAD = List.of("KEY", "VALUE", "FROM");

  private final Surroundings surroundings;
  private final SettingsFile file;

  Configuring(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.file = SettingsFile.of(surroundings.environment());
  }

  ExitCode run(ConfigCommand command) {
    return switch (command) {
      case ConfigCommand.ShowList(boolean isJson) -> list(isJson);
      case ConfigCommand.Get(String key) -> get(setting(key));
      case ConfigCommand.Set(String key, String value) -> set(setting(key), value);
    };
  }

  /// What holds for one setting.
  ///
  /// @param from `environment`, `file` or `default`
  /// @param place the variable or the file; empty for a default
  private record Holding(Setting setting, String value, String from, String place) {

    List<String> cells() {
      return List.of(
          setting.word(),
          value.isEmpty() ? "-" : setting.said(value),
          place.isEmpty() ? from : "%s (%s)".formatted(from, place));
    }

    Json json() {
      return new Json()
          .with("key", setting.word())
          .with("value", value)
          .with("from", from)
          .with("place", place);
    }
  }

  private ExitCode list(boolean isJson) {
    List<Holding> all = all();
    Overview.of(
            HEAD,
            all.stream().map(Holding::cells).toList(),
            all.stream().map(Holding::json).toList())
        .shown(isJson)
        .forEach(surroundings.out()::println);
    return ExitCode.DONE;
  }

  private List<Holding> all() {
    Settings settings = file.read();
    Set<Setting> given = file.given();
    var all = new ArrayList<Holding>();
    for (Setting setting : Setting.values()) {
      String value = surroundings.variable(setting.variable());
      if (!value.isBlank()) {
        all.add(new Holding(setting, value, "environment", setting.variable()));
      } else if (given.contains(setting)) {
        all.add(new Holding(setting, settings.value(setting), "file", file.path().toString()));
      } else {
        all.add(new Holding(setting, usual(setting), "default", ""));
      }
    }
    return all;
  }

  private static String usual(Setting setting) {
    return setting == Setting.SERVER
        ? "localhost:" + Parley.DEFAULT_PORT
        : Settings.NONE.value(setting);
  }

  private ExitCode get(Setting setting) {
    String value =
        all().stream().filter(it -> it.setting() == setting).findFirst().orElseThrow().value();
    if (!value.isEmpty()) {
      say(value);
    }
    return value.isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
  }

  private ExitCode set(Setting setting, String value) {
    try {
      file.set(setting, value);
    } catch (IllegalArgumentException e) {
      throw new Misuse(String.valueOf(e.getMessage()));
    }
    String variable = setting.variable();
    if (!surroundings.variable(variable).isBlank()) {
      surroundings
          .err()
          .println(
              TerminalText.line(
                  "%s is settled, but %s is set, which counts more"
                      .formatted(setting.word(), variable)));
    }
    return ExitCode.DONE;
  }

  private static Setting setting(String key) {
    return Setting.of(key)
        .orElseThrow(() ->
            new Misuse(
                "there is no setting %s; %s"
                    .formatted(
                        key,
                        Setting.nearest(key)
                            .map("did you mean %s?"::formatted)
                            .orElse("known are " + String.join(", ", Setting.words())))));
  }

  private void say(String line) {
    surroundings.out().println(TerminalText.line(line));
  }
}
