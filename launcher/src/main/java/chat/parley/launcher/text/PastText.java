package chat.parley.launcher.text;

import chat.parley.engine.store.PastMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Messages of the past as people and programs read them.
///
/// Used by one thread at a time: it knows on which day the last message was.
public final class PastText {

  /// What one message, or all of them, is written as.
  public enum Form {
    /// Lines for a terminal, with a line of its own for each day.
    LINES,
    /// A document in Markdown.
    MARKDOWN,
    /// One JSON object a message.
    JSON
  }

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /// What Markdown, or HTML within it, would take for more than a character.
  private static final String MARKDOWN_SIGNS = "\\`*_[]<>#|~&";

  private final ZoneId zone;
  private final Form form;
  private @Nullable LocalDate day;

  /// Nothing is written yet.
  ///
  /// @param zone the reader's
  public PastText(ZoneId zone, Form form) {
    this.zone = zone;
    this.form = form;
  }

  /// The lines of these, which come after those before them. One may have line feeds in it.
  public List<String> lines(List<PastMessage> messages) {
    var lines = new ArrayList<String>();
    for (PastMessage message : messages) {
      switch (form) {
        case JSON -> lines.add(json(message).toString());
        case MARKDOWN -> {
          beginDay(message.at(), "## ", lines);
          lines.add(
              "- **%s** %s".formatted(time(message), markdown(said(message), message.text())));
        }
        case LINES -> {
          beginDay(message.at(), "--- ", lines);
          lines.add(
              "%s %s%s"
                  .formatted(
                      time(message),
                      TerminalText.line(said(message)),
                      TerminalText.indented(message.text()) + mark(message)));
        }
      }
    }
    return lines;
  }

  private void beginDay(Instant at, String sign, List<String> lines) {
    LocalDate next = at.atZone(zone).toLocalDate();
    if (!next.equals(day)) {
      day = next;
      lines.add(sign + next.format(DAY));
    }
  }

  private String time(PastMessage message) {
    return message.at().atZone(zone).format(TIME);
  }

  /// Who says it to whom, as it is seen by the owner.
  private static String said(PastMessage message) {
    if (message.isOwn()) {
      return "%s to %s: ".formatted(message.from(), message.to());
    }
    return message.isToMany()
        ? "%s %s: ".formatted(message.to(), message.from())
        : "%s: ".formatted(message.from());
  }

  /// What became of an own one: the marks of docs/design.md.
  private static String mark(PastMessage message) {
    String copies = message.copies() > 1 ? " (%d)".formatted(message.copies()) : "";
    return switch (message.fate()) {
      case RECEIVED -> "";
      case PENDING -> " ·" + copies;
      case STORED -> " ⇢" + copies;
      case DELIVERED -> " ✓" + copies;
      case FAILED -> " ✗" + copies;
    };
  }

  private static String markdown(String said, String text) {
    var shown = new StringBuilder();
    for (char character : TerminalText.escape(said + text).toCharArray()) {
      if (MARKDOWN_SIGNS.indexOf(character) >= 0) {
        shown.append('\\');
      }
      shown.append(character);
    }
    return shown.toString().replace("\n", "  \n  ");
  }

  private static Json json(PastMessage message) {
    return new Json()
        .with("at", message.at().toString())
        .with("sent_at", message.sentAt().toString())
        .with("from", message.from())
        .with("to", message.to())
        .with("text", message.text())
        .with("fate", TableText.word(message.fate()))
        .with("copies", message.copies())
        .with("bot", message.fromBot());
  }
}
