package chat.parley.launcher.console;

import chat.parley.launcher.prompt.Standing;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// The line at the bottom of the screen, in words.
final class StatusBar {

  /// Conversations that are named; of the others the number is told.
  private static final int NAMED_MAX = 3;

  private static final AttributedStyle QUIET = AttributedStyle.DEFAULT.faint();
  private static final AttributedStyle LOUD = AttributedStyle.DEFAULT.bold();

  private StatusBar() {}

  /// The nickname first; what wants to be noticed is bold.
  static AttributedString of(Standing now) {
    var bar = new AttributedStringBuilder().styled(QUIET, now.own());
    switch (now.server()) {
      case UP -> add(bar, QUIET, "server up");
      case DOWN -> add(bar, LOUD, "server down");
      case LEFT -> add(bar, LOUD, "offline");
    }
    if (!now.focus().isEmpty()) {
      add(bar, QUIET, "to " + now.focus());
    }
    if (!now.unread().isEmpty()) {
      add(bar, LOUD, unread(now));
    }
    if (now.outbox() > 0) {
      add(bar, LOUD, now.outbox() + " in the outbox");
    }
    return bar.toAttributedString();
  }

  private static void add(AttributedStringBuilder bar, AttributedStyle style, String words) {
    bar.styled(QUIET, " | ").styled(style, words);
  }

  private static String unread(Standing now) {
    int all = now.unread().stream().mapToInt(Standing.Waiting::count).sum();
    String named =
        now.unread().stream()
            .limit(NAMED_MAX)
            .map(it -> it.where() + " " + it.count())
            .collect(Collectors.joining(", "));
    String more = now.unread().size() > NAMED_MAX ? ", ..." : "";
    return "%d unread: %s%s".formatted(all, named, more);
  }
}
