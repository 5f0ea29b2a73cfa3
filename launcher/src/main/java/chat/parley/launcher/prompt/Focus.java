package chat.parley.launcher.prompt;

import chat.parley.api.Target;
import chat.parley.launcher.text.TerminalText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where lines go that are no commands.
///
/// Used by one thread at a time.
final class Focus {

  private final Console console;
  private volatile @Nullable Target target;

  /// Nowhere yet.
  Focus(Console console) {
    this.console = console;
  }

  /// Where they go; null for nowhere.
  @Nullable Target target() {
    return target;
  }

  /// From the next line on they go there, or nowhere again; answers what to show.
  List<String> set(@Nullable Target to) {
    target = to;
    String where = to == null ? "" : TerminalText.line(to.toString());
    console.focus(where);
    return List.of(
        where.isEmpty()
            ? "[Lines go nowhere by themselves now.]"
            : "[Lines go to %s now; a command needs its slash, and /focus ends it.]"
                .formatted(where));
  }

  /// The message that this line is, if it is none of the commands, which have a slash here; a text
  /// that begins with one has two.
  Optional<PromptWord.Send> message(String line) {
    Target to = target;
    if (to == null || line.isBlank()) {
      return Optional.empty();
    }
    if (line.startsWith("//")) {
      return Optional.of(new PromptWord.Send(to, line.substring(1)));
    }
    return line.startsWith("/") ? Optional.empty() : Optional.of(new PromptWord.Send(to, line));
  }
}
