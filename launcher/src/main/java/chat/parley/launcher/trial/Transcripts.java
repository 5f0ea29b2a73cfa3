package chat.parley.launcher.trial;

import chat.parley.launcher.source.Classes;
import chat.parley.launcher.text.TerminalText;
import chat.parley.testkit.Kit;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Written conversations with a bot, played as tests: each with a bot and a world of its own.
public final class Transcripts {

  private static final int SEEDS = 1_000_000;

  private final Classes classes;
  private final @Nullable Long seed;
  private final PrintStream out;

  /// @param seed of each world; null for one of each its own
  public Transcripts(Classes classes, @Nullable Long seed, PrintStream out) {
    this.classes = classes;
    this.seed = seed;
    this.out = out;
  }

  /// Plays them all, and tells of each.
  ///
  /// @return whether all went as they are written
  public boolean play(List<Path> files) throws IOException {
    boolean isGood = true;
    for (Path file : files) {
      isGood &= play(file);
    }
    return isGood;
  }

  private boolean play(Path file) throws IOException {
    long chosen = seed == null ? new SecureRandom().nextInt(SEEDS) : seed;
    try (Loaded program = Loaded.from(classes);
        Kit kit = Kit.open(chosen)) {
      try {
        program.start(kit);
        kit.play(file);
        out.println("passed  " + TerminalText.line(file.toString()));
        return true;
      } catch (AssertionError e) {
        tell(String.valueOf(e.getMessage()).replace(kit.transcript().toString(), "").strip());
        out.println("        to see it again: --seed " + chosen);
      } catch (IllegalArgumentException | UncheckedIOException e) {
        tell(String.valueOf(e.getMessage()));
      }
      return false;
    }
  }

  private void tell(String failure) {
    out.println("failed  " + TerminalText.escape(failure).replace("\n", "\n        "));
  }
}
