package chat.parley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.engine.command.Grammar;
import chat.parley.engine.command.Manual;
import chat.parley.launcher.manual.Completions;
import chat.parley.launcher.manual.ManualPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line in other forms, tried where a shell is there.
class ManualTest {

  private static final Manual MANUAL = Grammar.of(ShellCommand.class, "parley").manual();

  @TempDir private Path folder = Path.of("");

  @Test
  void pageHasEachCommandAndOptionAndNothingHidden() {
    String page = ManualPage.of(MANUAL, "1.2.3", List.of("0  fine"));

    MANUAL
        .all()
        .filter(command -> command.below().isEmpty())
        .forEach(command -> {
          String last = command.path().getLast().replace("-", "\\-");
          assertTrue(page.contains(last), last);
        });
    assertTrue(page.contains("\\-\\-wait delivered|stored|none"), page);
    assertTrue(page.startsWith(".TH PARLEY 1 \"\" \"Parley 1.2.3\""), page);
    assertFalse(page.contains("warm"), page);
  }

  @Test
  void bashCompletesCommandsGroupsOptionsAndTheirValues() throws Exception {
    assertTrue(completed("parley", "").containsAll(List.of("send", "bot", "plugin", "log")));
    assertEquals(List.of("send", "server"), completed("parley", "se").stream().sorted().toList());
    assertTrue(completed("parley", "plugin", "").contains("install"));
    assertTrue(completed("parley", "server", "").containsAll(List.of("backup", "--port")));
    assertEquals(List.of("--wait"), completed("parley", "send", "bob", "--w"));
    assertEquals(List.of("delivered", "stored", "none"), completed("parley", "send", "--wait", ""));
    assertEquals(List.of(), completed("parley", "send", "--server", ""));
  }

  /// What bash offers for the last of these words.
  private List<String> completed(String... words) throws IOException, InterruptedException {
    Path script = folder.resolve("parley.bash");
    Files.writeString(script, Completions.bash(MANUAL));
    String typed =
        """
        source %s
        COMP_WORDS=(%s)
        COMP_CWORD=%d
        _parley
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, quoted(words), words.length - 1);
    Process bash = new ProcessBuilder("bash", "-u", "-c", typed).redirectErrorStream(true).start();
    String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor(), output);
    return output.lines().filter(line -> !line.isEmpty()).toList();
  }

  private static String quoted(String... words) {
    var all = new StringBuilder();
    for (String word : words) {
      all.append('\'').append(word).append("' ");
    }
    return all.toString();
  }

  @Test
  void otherShellsGetTheSameWords() {
    String zsh = Completions.zsh(MANUAL);
    String fish = Completions.fish(MANUAL);

    assertTrue(zsh.startsWith("#compdef parley\n"));
    assertTrue(zsh.contains("'send:sends one message; - reads it from stdin'"), zsh);
    assertTrue(
        fish.contains(
            "complete -c parley -n '__fish_seen_subcommand_from send' -l wait -r"
                + " -f -a 'delivered stored none'"),
        fish);
  }
}
