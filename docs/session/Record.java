/// Records the session that README.md shows: a server, Alice and Bob on terminals of their own, in
/// tmux, with the real program. Writes what the terminals show in the end, as text and as a
/// drawing, beside this file.
///
///     java docs/session/Record.java
///
/// Needs tmux, bash, and the UDP port 12345, on which nobody else may listen.

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

static final Path HERE = Path.of("docs", "session");

/// So many that no line is broken.
static final int COLUMNS = 92;

static final Duration PATIENCE = Duration.ofMinutes(2);

/// What three people do. The server is killed where it hurts most.
static void play(Screen server, Screen alice, Screen bob) throws Exception {
  server.type("parley server");
  server.await("Server is running");
  alice.type("parley join alice");
  alice.await("You are registered");
  bob.type("parley join bob");
  bob.await("You are registered");
  alice.await("(?s)table updated.*table updated");

  alice.type("send bob hello");
  alice.await("Message received by bob");
  bob.await("hello");
  server.await("bob .*online");

  server.kill();
  server.await("Killed");
  bob.type("send alice hello yourself");
  alice.await("hello yourself");
  alice.await("Server is gone");
  bob.await("Server is gone");
  alice.type("send bob it is down, and we are not");
  bob.await("and we are not");

  server.type("parley server");
  alice.await("Server is back");
  bob.await("Server is back");
  server.await("(?s)Killed.*bob .*online");
  bob.type("/quit");
  bob.await("Bye");
  server.await("bob .*offline");
  alice.type("send bob read this when you are back");
  alice.await("received by the server and saved");
  server.await("1 message kept");

  bob.type("parley join bob");
  bob.await("read this when you are back");
  alice.await("Offline Message");
  server.await("(?s)and deleted.*bob .*online.* 0 messages kept");
}

void main() throws Exception {
  if (!Files.isExecutable(Path.of("parley"))) {
    throw new IllegalStateException("must be run in the folder where the script parley is");
  }
  Path folder = Files.createTempDirectory("parley-session");
  var tmux = new Tmux(folder);
  try {
    tmux.prepare();
    var server = new Screen(tmux, "server", COLUMNS, 44);
    var alice = new Screen(tmux, "alice", COLUMNS, 24);
    var bob = new Screen(tmux, "bob", COLUMNS, 24);
    try {
      play(server, alice, bob);
    } catch (IllegalStateException e) {
      for (Screen screen : List.of(server, alice, bob)) {
        IO.println(screen.name() + ":\n" + String.join("\n", screen.text()));
      }
      throw e;
    }
    var screens = List.of(server, alice, bob);
    Files.writeString(HERE.resolve("session.txt"), text(screens));
    Files.writeString(HERE.resolve("session.svg"), new Drawing(COLUMNS).of(screens));
  } finally {
    tmux.end();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

static String text(List<Screen> screens) throws Exception {
  var text = new StringBuilder();
  for (Screen screen : screens) {
    text.append("--- ").append(screen.name()).append(" ---\n");
    screen.text().forEach(line -> text.append(line.stripTrailing()).append('\n'));
    text.append('\n');
  }
  return text.toString().stripTrailing() + "\n";
}

/// A tmux of our own, in which nothing of this computer is to be seen.
record Tmux(Path folder) {

  void prepare() throws Exception {
    Path programs = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(programs.resolve("parley"), Path.of("parley").toAbsolutePath());
    // Builds what is stale.
    run(List.of("./parley", "--version"));
    Files.writeString(folder.resolve("rc"), "PS1='$ '\n");
    Files.writeString(folder.resolve("conf"), "set -g status off\nset -g remain-on-exit on\n");
  }

  String tell(String... words) throws Exception {
    var command = new ArrayList<>(List.of("tmux", "-f", folder.resolve("conf").toString()));
    command.addAll(List.of("-S", folder.resolve("tmux").toString()));
    command.addAll(List.of(words));
    return run(command);
  }

  private String run(List<String> command) throws Exception {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.matches("PARLEY_(SERVER|NICK|PLUGINS|CHAOS).*"));
    environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("PARLEY_HOME", folder.resolve("home").toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.remove("NO_COLOR");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said);
    }
    return said;
  }

  /// Ends all that runs in it, and waits until it writes no more.
  void end() throws Exception {
    for (String shell : tell("list-panes", "-a", "-F", "#{pane_pid}").lines().toList()) {
      ProcessHandle.of(Long.parseLong(shell))
          .ifPresent(it -> {
            List<ProcessHandle> programs = it.descendants().toList();
            programs.forEach(ProcessHandle::destroyForcibly);
            programs.forEach(program -> program.onExit().join());
          });
    }
    tell("kill-server");
  }
}

/// One terminal.
static final class Screen {

  private final Tmux tmux;
  private final String name;

  Screen(Tmux tmux, String name, int columns, int rows) throws Exception {
    this.tmux = tmux;
    this.name = name;
    tmux.tell(
        "new-session",
        "-d",
        "-s",
        name,
        "-x",
        "" + columns,
        "-y",
        "" + rows,
        "bash --noprofile --rcfile " + tmux.folder().resolve("rc"));
    await("\\$");
  }

  String name() {
    return name;
  }

  void type(String line) throws Exception {
    tmux.tell("send-keys", "-t", name, "-l", line);
    tmux.tell("send-keys", "-t", name, "Enter");
  }

  /// Kills what the shell has started, without any warning.
  void kill() throws Exception {
    String shell = tmux.tell("list-panes", "-t", name, "-F", "#{pane_pid}").strip();
    ProcessHandle.of(Long.parseLong(shell))
        .orElseThrow()
        .descendants()
        .forEach(ProcessHandle::destroyForcibly);
  }

  /// What it shows now, line by line, less the empty ones at the end.
  List<String> text() throws Exception {
    return lines("capture-pane", "-p", "-t", name);
  }

  /// The same, with what makes letters bold, faint or coloured.
  List<String> styled() throws Exception {
    return lines("capture-pane", "-p", "-e", "-t", name);
  }

  private List<String> lines(String... command) throws Exception {
    return tmux.tell(command).stripTrailing().lines().toList();
  }

  void await(String pattern) throws Exception {
    Pattern wanted = Pattern.compile(pattern);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!wanted.matcher(String.join("\n", text())).find()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("%s does not show <%s>".formatted(name, pattern));
      }
      Thread.sleep(100);
    }
  }
}

/// How letters look.
record Style(String colour, boolean bold, boolean faint) {

  static final Style USUAL = new Style("#d6dbe0", false, false);

  private static final List<String> COLOURS =
      List.of(
          "#484f58", "#ff7b72", "#56d364", "#e3b341", "#79c0ff", "#d2a8ff", "#76e3ea", "#d6dbe0",
          "#8b949e", "#ffa198", "#7ee787", "#f2cc60", "#a5d6ff", "#e2c5ff", "#b3f0ff", "#ffffff");

  /// After one of the numbers that a terminal is sent.
  Style after(int number) {
    return switch (number) {
      case 0 -> USUAL;
      case 1 -> new Style(colour, true, faint);
      case 2 -> new Style(colour, bold, true);
      case 22 -> new Style(colour, false, false);
      case 39 -> new Style(USUAL.colour, bold, faint);
      default -> {
        if (number >= 30 && number <= 37) {
          yield new Style(COLOURS.get(number - 30), bold, faint);
        }
        if (number >= 90 && number <= 97) {
          yield new Style(COLOURS.get(number - 82), bold, faint);
        }
        yield this;
      }
    };
  }

  String attributes() {
    return "fill='%s'%s%s"
        .formatted(colour, bold ? " font-weight='bold'" : "", faint ? " fill-opacity='0.6'" : "");
  }
}

/// Draws terminals below each other. Their ground is dark, whatever page they stand on.
record Drawing(int columns) {

  private static final double COLUMN = 8.4;
  private static final int ROW = 18;
  private static final int BAR = 28;
  private static final int EDGE = 12;

  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([0-9;]*)m");

  String of(List<Screen> screens) throws Exception {
    var windows = new StringBuilder();
    int width = (int) (columns * COLUMN) + 2 * EDGE;
    int top = 0;
    for (Screen screen : screens) {
      List<String> lines = screen.styled();
      int height = BAR + lines.size() * ROW + EDGE;
      windows.append(window(screen.name(), lines, top, width, height));
      top += height + EDGE;
    }
    return """
    <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d'
        font-family='ui-monospace, SFMono-Regular, Menlo, Consolas, monospace' font-size='14'>
    %s</svg>
    """
        .formatted(width, top - EDGE, width, top - EDGE, windows);
  }

  private String window(String title, List<String> lines, int top, int width, int height) {
    var shown = new StringBuilder();
    shown.append(
        """
        <rect x='0.5' y='%d.5' width='%d' height='%d' rx='8' fill='#161b22' stroke='#57606a'/>
        <text x='%d' y='%d' text-anchor='middle' fill='#8b949e'>%s</text>
        """
            .formatted(top, width - 1, height - 1, width / 2, top + 19, title));
    int y = top + BAR + 13;
    Style style = Style.USUAL;
    for (String line : lines) {
      style = line(shown, line, y, style);
      y += ROW;
    }
    return shown.toString();
  }

  /// Returns how what follows looks: a terminal goes on as it ended.
  private Style line(StringBuilder shown, String line, int y, Style before) {
    Style style = before;
    int column = 0;
    int at = 0;
    Matcher sequence = SEQUENCE.matcher(line);
    while (at < line.length()) {
      boolean isFound = sequence.find(at);
      String run = line.substring(at, isFound ? sequence.start() : line.length());
      append(shown, run, column, y, style);
      column += run.codePointCount(0, run.length());
      at = isFound ? sequence.end() : line.length();
      if (isFound) {
        for (String number : sequence.group(1).split(";")) {
          style = style.after(number.isEmpty() ? 0 : Integer.parseInt(number));
        }
      }
    }
    return style;
  }

  private void append(StringBuilder shown, String run, int column, int y, Style style) {
    if (run.isBlank()) {
      return;
    }
    int blanks = run.length() - run.stripLeading().length();
    String letters = run.strip();
    // The length makes columns stand below each other in whatever font there is.
    shown.append(
        "<text x='%.1f' y='%d' textLength='%.1f' xml:space='preserve' %s>%s</text>%n"
            .formatted(
                EDGE + (column + blanks) * COLUMN,
                y,
                letters.codePointCount(0, letters.length()) * COLUMN,
                style.attributes(),
                escaped(letters)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
