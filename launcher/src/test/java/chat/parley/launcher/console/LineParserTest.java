package chat.parley.launcher.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;

final class LineParserTest {

  private static ParsedLine parse(String line, int cursor) {
    return new LineParser().parse(line, cursor, ParseContext.COMPLETE);
  }

  @Test
  void findsTheWordAtTheCursor() {
    ParsedLine parsed = parse("send bob hi", 6);

    assertEquals(List.of("send", "bob", "hi"), parsed.words());
    assertEquals(1, parsed.wordIndex());
    assertEquals("bob", parsed.word());
    assertEquals(1, parsed.wordCursor());
  }

  @Test
  void beginsAWordBehindABlank() {
    ParsedLine parsed = parse("send ", 5);

    assertEquals(List.of("send", ""), parsed.words());
    assertEquals(1, parsed.wordIndex());
    assertEquals("", parsed.word());
  }

  @Test
  void takesAnEmptyLine() {
    assertEquals(List.of(""), parse("", 0).words());
  }

  @Test
  void knowsNeitherQuotesNorEscapes() {
    assertEquals(List.of("send", "bob", "it's", "\\"), parse("send bob it's \\", 15).words());
  }
}
