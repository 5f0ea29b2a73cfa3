package chat.parley.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the log goes. Must be said before the first class that logs is loaded.
final class Logs {

  private static final String PREFIX = "org.slf4j.simpleLogger.";

  private Logs() {}

  /// Into a file of the data folder, or nowhere before there is a folder: never onto the prompt.
  static void intoFolder(Path data) {
    if (Files.isRegularFile(data.resolve("version")) && Files.isWritable(data)) {
      set("logFile", data.resolve("parley.log").toString());
      set("defaultLogLevel", "info");
      common();
    } else {
      nowhere();
    }
  }

  /// Nowhere: what matters is told in other words.
  static void nowhere() {
    set("defaultLogLevel", "off");
  }

  /// Warnings onto standard error, for an operator to keep, and how plugins come and go, and what
  /// they have to say.
  static void ontoErrorOutput() {
    set("logFile", "System.err");
    set("defaultLogLevel", "warn");
    set("log.chat.parley.engine.plugin", "info");
    set("log.plugin", "info");
    common();
  }

  private static void common() {
    set("showDateTime", "true");
    set("dateTimeFormat", "yyyy-MM-dd HH:mm:ss.SSS");
    set("showShortLogName", "true");
    // It tells each step of a load; the host tells what matters of it.
    set("log.org.pf4j", "warn");
  }

  /// What was set by hand stays.
  private static void set(String name, String value) {
    if (System.getProperty(PREFIX + name) == null) {
      System.setProperty(PREFIX + name, value);
    }
  }
}
