package chat.parley.engine.config;

import chat.parley.engine.command.Written;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One thing that a person can settle for all commands, in the file that [SettingsFile] reads.
public enum Setting {

  /// Who one is where a command is not told.
  NICK("nick", "PARLEY_NICK", "\"alice\"", "Who you are where a command is not told."),

  /// Where the server is.
  SERVER("server", "PARLEY_SERVER", "\"localhost:12345\"", "Where the server is."),

  /// The local UDP port of the prompt.
  PORT("port", "", "0", "The UDP port of the prompt, 1024 to 65535; 0 for any free one."),

  /// Where the passphrase of the keys is.
  PASSPHRASE_FILE(
      "passphrase-file",
      "PARLEY_PASSPHRASE_FILE",
      "\"/home/alice/passphrase\"",
      "The file of the passphrase that your keys are under."),

  /// Whether the prompt ends when a message reaches nobody.
  CLASSIC_EXIT(
      "classic-exit",
      "",
      "false",
      "Whether the prompt ends when a message reaches neither its recipient nor the server."),

  /// After how many days messages are deleted.
  RETENTION(
      "retention",
      "",
      "0",
      "After how many days messages are deleted that were shown or have arrived; 0 for never.");

  private final String word;
  private final String variable;
  private final String sample;
  private final String meaning;

  Setting(String word, String variable, String sample, String meaning) {
    this.word = word;
    this.variable = variable;
    this.sample = sample;
    this.meaning = meaning;
  }

  /// The key.
  public String word() {
    return word;
  }

  /// The variable that counts more than the file; empty if there is none.
  public String variable() {
    return variable;
  }

  /// What the file may say, as it is written there.
  String sample() {
    return sample;
  }

  /// What it is, in a sentence.
  public String meaning() {
    return meaning;
  }

  /// A value with its unit, or what it stands for.
  public String said(String value) {
    return switch (this) {
      case RETENTION -> value.equals("0") ? "0 (never)" : value + " days";
      case PORT -> value.equals("0") ? "0 (any free one)" : value;
      case NICK, SERVER, PASSPHRASE_FILE, CLASSIC_EXIT -> value;
    };
  }

  /// The setting of this key, or none.
  public static Optional<Setting> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  /// The keys.
  public static List<String> words() {
    return Arrays.stream(values()).map(Setting::word).toList();
  }

  /// The key that somebody probably meant.
  public static Optional<String> nearest(String wrong) {
    return Written.nearest(wrong, words());
  }
}
