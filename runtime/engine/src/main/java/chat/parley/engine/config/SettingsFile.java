package chat.parley.engine.config;

import chat.parley.api.ErrorCode;
import chat.parley.api.ParleyException;
import chat.parley.engine.store.ParleyHome;
import chat.parley.engine.store.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// The file of what a person has settled, in TOML. It need not be there, and costs nothing then.
///
/// @param path where it is
public record SettingsFile(Path path) {

  private static final String FILE = "config.toml";

  /// That of who has these variables.
  public static SettingsFile of(Map<String, String> environment) {
    return new SettingsFile(ParleyHome.ofSettings(environment).resolve(FILE));
  }

  /// What it says.
  ///
  /// @throws ParleyException with [ErrorCode#DATA_UNUSABLE] when it makes no sense; the message
  ///   names the line
  public Settings read() {
    return Files.exists(path) ? understood(text()) : Settings.NONE;
  }

  /// Of what it says something.
  ///
  /// @throws ParleyException as [#read]
  public Set<Setting> given() {
    Set<Setting> given = EnumSet.noneOf(Setting.class);
    if (Files.exists(path)) {
      var text = new SettingsText(text());
      for (Setting setting : Setting.values()) {
        if (text.has(setting)) {
          given.add(setting);
        }
      }
    }
    return given;
  }

  /// Settles something else, and keeps everything else that stands there. A crash leaves the old
  /// file or the new one.
  ///
  /// @throws IllegalArgumentException when the value makes no sense; the message names it
  /// @throws ParleyException with [ErrorCode#DATA_UNUSABLE] when the rest of the file makes none,
  ///   or it cannot be written
  public void set(Setting setting, String value) {
    set(Map.of(setting, value));
  }

  /// The same of several, all or none.
  public void set(Map<Setting, String> values) {
    SettingsText text = Files.exists(path) ? new SettingsText(text()) : SettingsText.fresh();
    for (Map.Entry<Setting, String> each : values.entrySet()) {
      Setting setting = each.getKey();
      String literal = Settings.NONE.with(setting, each.getValue()).literal(setting);
      text = text.with(setting, literal);
    }
    understood(text.text());
    write(text.text());
  }

  private Settings understood(String text) {
    try {
      return new ConfigFile(path).read(Settings.class, text);
    } catch (IllegalArgumentException e) {
      throw new ParleyException(ErrorCode.DATA_UNUSABLE, String.valueOf(e.getMessage()), e);
    }
  }

  private String text() {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw refusal("read", e);
    }
  }

  private void write(String text) {
    try {
      // What is kept elsewhere, and only linked to from here, stays there.
      Path real = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      Path folder = real.getParent();
      if (folder != null) {
        PrivateFiles.createFolders(folder);
      }
      PrivateFiles.replace(real, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw refusal("written", e);
    }
  }

  private ParleyException refusal(String what, IOException why) {
    return new ParleyException(
        ErrorCode.DATA_UNUSABLE,
        "%s cannot be %s (%s): look at its permissions"
            .formatted(path, what, PrivateFiles.reason(why)),
        why);
  }
}
