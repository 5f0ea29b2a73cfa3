package chat.parley.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the command line asks for.
///
/// @param rows the rows, in the order of the table
/// @param form what is done with them
record Request(List<Row> rows, Form form) {

  /// What is done with rows.
  enum Form {
    LIST,
    MARKDOWN,
    PLAIN,
    PROFILE
  }

  /// What these words ask for, or nothing if they cannot be understood.
  static Optional<Request> of(List<String> words, List<Row> catalogue) {
    Form form = Form.PLAIN;
    var names = new ArrayList<String>();
    Duration length = null;
    for (String word : words) {
      switch (word) {
        case "--list" -> form = Form.LIST;
        case "--markdown" -> form = Form.MARKDOWN;
        case "--profile" -> form = Form.PROFILE;
        default -> {
          if (word.matches("--seconds=[1-9]\\d{0,3}")) {
            length = Duration.ofSeconds(Long.parseLong(word.substring(word.indexOf('=') + 1)));
          } else {
            names.add(word);
          }
        }
      }
    }
    List<String> known = catalogue.stream().map(Row::name).toList();
    if (!known.containsAll(names) || (form == Form.PROFILE && names.isEmpty())) {
      return Optional.empty();
    }
    Duration asked = length;
    List<Row> rows =
        catalogue.stream()
            .filter(row -> names.isEmpty() || names.contains(row.name()))
            .map(row -> asked == null ? row : row.lasting(asked))
            .toList();
    return Optional.of(new Request(rows, form));
  }
}
