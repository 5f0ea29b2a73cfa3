package chat.parley.launcher.manual;

import chat.parley.engine.command.Manual;
import java.util.List;

/// The command line as a manual page, in the language of `man`: see man(7).
public final class ManualPage {

  private final StringBuilder page = new StringBuilder();

  private ManualPage() {}

  /// The page.
  ///
  /// @param program the top of the grammar
  /// @param version of Parley
  /// @param exitCodes what the numbers mean, in their order
  public static String of(Manual program, String version, List<String> exitCodes) {
    var manual = new ManualPage();
    manual.head(program, version);
    manual.commands(program);
    manual.section("EXIT STATUS");
    exitCodes.forEach(manual::item);
    manual.environment();
    manual.files();
    manual.examples(program.examples());
    return manual.page.toString();
  }

  private void head(Manual program, String version) {
    line(".TH PARLEY 1 \"\" \"Parley %s\" \"Parley\"".formatted(version));
    section("NAME");
    line("parley \\- " + text(program.help().replaceFirst("^Parley: ", "")));
    section("SYNOPSIS");
    line(".B parley");
    line(".I COMMAND");
    line("\\&...");
    section("DESCRIPTION");
    line("Below each command stands all that it takes; parley COMMAND \\-\\-help says the same.");
  }

  private void commands(Manual program) {
    section("COMMANDS");
    program
        .all()
        .filter(command -> !command.path().isEmpty() && command.below().isEmpty())
        .forEach(this::command);
  }

  private void command(Manual command) {
    line(".SS \"%s\"".formatted(text(command.usage())));
    line(text(capitalized(command.help())) + ".");
    for (Manual.Given given : command.given()) {
      if (!given.meaning().isEmpty()) {
        line(".TP");
        line(".B %s".formatted(text(given.form())));
        line(text(given.meaning()));
      }
    }
    if (!command.examples().isEmpty()) {
      line(".PP");
      samples(command.examples());
    }
  }

  private void environment() {
    section("ENVIRONMENT");
    item("PARLEY_SERVER  where the server is, HOST:PORT or HOST:PORT#FINGERPRINT");
    item("PARLEY_NICK  the nickname of commands that are given none");
    item("PARLEY_HOME  the folder of all data");
    item("PARLEY_JAVA_HOME  the JDK to run on; PARLEY_JAVA_OPTS  options for it");
    item("PARLEY_PASSPHRASE_FILE  the file of the passphrase that keys are under");
    item("NO_COLOR, TERM=dumb, PARLEY_PLAIN=1  plain lines in place of a prompt that is drawn");
  }

  private void files() {
    section("FILES");
    item(
        "~/.config/parley/config.toml  what parley init and parley config have settled, or in"
            + " PARLEY_HOME; a variable counts more, an option most");
    item("~/.local/share/parley  all data, unless PARLEY_HOME says another folder");
  }

  private void examples(List<Manual.Sample> samples) {
    section("EXAMPLES");
    samples(samples);
  }

  private void samples(List<Manual.Sample> samples) {
    line(".nf");
    line(".RS");
    for (Manual.Sample sample : samples) {
      line(text(sample.in()));
      if (!sample.out().isEmpty()) {
        line("  " + text(sample.out()));
      }
    }
    line(".RE");
    line(".fi");
  }

  /// A term and what it means, with two blanks between them.
  private void item(String words) {
    int blanks = words.indexOf("  ");
    line(".TP");
    line(".B %s".formatted(text(words.substring(0, blanks))));
    line(text(words.substring(blanks + 2)));
  }

  private void section(String name) {
    line(".SH " + name);
  }

  private void line(String line) {
    page.append(line).append('\n');
  }

  private static String capitalized(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /// As `man` shows it and nothing else: no escapes, no requests, dashes that can be copied.
  private static String text(String words) {
    String shown = words.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
    shown = shown.replace("…", "...");
    return shown.startsWith(".") || shown.startsWith("'") ? "\\&" + shown : shown;
  }
}
