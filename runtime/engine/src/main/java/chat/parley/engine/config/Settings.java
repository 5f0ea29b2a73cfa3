package chat.parley.engine.config;

import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.api.command.Default;
import chat.parley.api.command.Range;
import chat.parley.engine.command.Written;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;

/// What a person has settled for all commands. See [Setting] for what each is.
///
/// @param nick empty if it is not settled
/// @param server empty if it is not settled
/// @param port 0 for any free one
/// @param passphraseFile an absolute path; empty if there is none
/// @param retention days; 0 for ever
public record Settings(
    @Default("") String nick,
    @Default("") String server,
    @Default("0") @Range(min = 0, max = PORT_MAX) int port,
    @Default("") String passphraseFile,
    @Default("false") boolean classicExit,
    @Default("0") @Range(min = 0, max = 36_500) int retention) {

  /// Those of who has settled nothing.
  public static final Settings NONE = new Settings("", "", 0, "", false, 0);

  private static final int PORT_MIN = 1_024;
  private static final int PORT_MAX = 65_535;

  /// Refuses what makes no sense.
  public Settings {
    checkNick(nick);
    checkServer(server);
    if (port != 0 && port < PORT_MIN) {
      throw new IllegalArgumentException(
          "port is %d, must be %d to %d, or 0 for any free one"
              .formatted(port, PORT_MIN, PORT_MAX));
    }
    if (!passphraseFile.isEmpty() && !Path.of(passphraseFile).isAbsolute()) {
      throw new IllegalArgumentException(
          "passphrase-file is %s, must be a whole path such as /home/alice/passphrase"
              .formatted(passphraseFile));
    }
  }

  private static void checkNick(String nick) {
    if (!nick.isEmpty()) {
      try {
        Nickname.of(nick);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("nick is %s: %s".formatted(nick, e.getMessage()), e);
      }
    }
  }

  private static void checkServer(String server) {
    if (!server.isEmpty()) {
      try {
        ServerAddress.parse(server);
      } catch (ParleyException e) {
        throw new IllegalArgumentException(
            "server is %s, must be HOST, HOST:PORT or HOST:PORT#FINGERPRINT".formatted(server), e);
      }
    }
  }

  /// What is settled of it, as people write it; empty if nothing is.
  public String value(Setting setting) {
    return switch (setting) {
      case NICK -> nick;
      case SERVER -> server;
      case PORT -> String.valueOf(port);
      case PASSPHRASE_FILE -> passphraseFile;
      case CLASSIC_EXIT -> String.valueOf(classicExit);
      case RETENTION -> String.valueOf(retention);
    };
  }

  /// The same with one other value, as people write it.
  ///
  /// @throws IllegalArgumentException when it makes no sense; the message names it
  public Settings with(Setting setting, String text) {
    RecordComponent component = component(setting);
    Object value;
    try {
      value = Written.value(component, component.getType(), text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s %s".formatted(setting.word(), e.getMessage()), e);
    }
    return new Settings(
        setting == Setting.NICK ? text : nick,
        setting == Setting.SERVER ? text : server,
        setting == Setting.PORT ? (Integer) value : port,
        setting == Setting.PASSPHRASE_FILE ? text : passphraseFile,
        setting == Setting.CLASSIC_EXIT ? (Boolean) value : classicExit,
        setting == Setting.RETENTION ? (Integer) value : retention);
  }

  /// As the file has it.
  String literal(Setting setting) {
    String value = value(setting);
    return component(setting).getType() == String.class ? quoted(value) : value;
  }

  private static RecordComponent component(Setting setting) {
    return Arrays.stream(Settings.class.getRecordComponents())
        .filter(it -> Written.word(it).equals(setting.word()))
        .findFirst()
        .orElseThrow();
  }

  private static String quoted(String value) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      if (each == '"' || each == '\\') {
        quoted.append('\\').append(each);
      } else if (Character.isISOControl(each)) {
        quoted.append("\\u%04x".formatted((int) each));
      } else {
        quoted.append(each);
      }
    }
    return quoted.append('"').toString();
  }
}
