package chat.parley.launcher;

import chat.parley.engine.command.Grammar;
import chat.parley.engine.command.Manual;
import chat.parley.engine.store.PrivateFiles;
import chat.parley.launcher.manual.Completions;
import chat.parley.launcher.manual.ManualPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The commands `completion` and `manual`: the command line in other forms.
final class WritingDown {

  private final Surroundings surroundings;

  WritingDown(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  ExitCode run(ShellCommand.Completion completion) {
    surroundings.out().print(script(completion.shell()));
    return ExitCode.DONE;
  }

  private static String script(ShellCommand.Completion.Shell shell) {
    return switch (shell) {
      case BASH -> Completions.bash(manual());
      case ZSH -> Completions.zsh(manual());
      case FISH -> Completions.fish(manual());
    };
  }

  /// Writes what a distribution has of this.
  ExitCode run(Path folder) {
    try {
      write(folder.resolve("man/man1/parley.1"), page());
      Path completions = folder.resolve("completions");
      write(completions.resolve("parley.bash"), script(ShellCommand.Completion.Shell.BASH));
      write(completions.resolve("_parley"), script(ShellCommand.Completion.Shell.ZSH));
      write(completions.resolve("parley.fish"), script(ShellCommand.Completion.Shell.FISH));
      return ExitCode.DONE;
    } catch (IOException e) {
      throw new Misuse("%s cannot be written: %s".formatted(folder, PrivateFiles.reason(e)));
    }
  }

  private static String page() {
    List<String> codes =
        Arrays.stream(ExitCode.values())
            .map(code -> "%d  %s".formatted(code.number(), code.meaning()))
            .toList();
    return ManualPage.of(manual(), Main.version(), codes);
  }

  private static Manual manual() {
    return Grammar.of(ShellCommand.class, CommandLine.PROGRAM).manual();
  }

  private static void write(Path file, String text) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text);
  }
}
