package chat.parley.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One document: its headings, its links, and its lines that are not code.
record Markdown(Path path, List<Heading> headings, List<Link> links, List<Line> prose) {
  private static final Pattern HEADING = Pattern.compile("^(#{1,6}) +(.*?) *#*$");
  private static final Pattern LINK = Pattern.compile("\\]\\(<?([^)\\s>]+)>?(?: \"[^\"]*\")?\\)");
  private static final Pattern INLINE_CODE = Pattern.compile("`+[^`]*`+");

  record Heading(int level, String text) {
    /// The name under which GitHub links to a heading.
    String anchor() {
      return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }
  }

  record Link(int line, String target) {}

  record Line(int number, String text) {}

  static Markdown read(Path path) {
    var headings = new ArrayList<Heading>();
    var links = new ArrayList<Link>();
    var prose = new ArrayList<Line>();
    var isCode = false;
    int number = 0;
    for (var line : House.read(path).lines().toList()) {
      number++;
      if (line.strip().startsWith("```")) {
        isCode = !isCode;
      } else if (!isCode) {
        prose.add(new Line(number, line));
        var heading = HEADING.matcher(line);
        if (heading.matches()) {
          headings.add(new Heading(heading.group(1).length(), heading.group(2)));
        }
        var link = LINK.matcher(INLINE_CODE.matcher(line).replaceAll("`code`"));
        while (link.find()) {
          links.add(new Link(number, link.group(1)));
        }
      }
    }
    return new Markdown(path, headings, links, prose);
  }
}
