package chat.parley.plugins.ignore;

import chat.parley.api.Room;
import chat.parley.api.plugin.Store;
import java.util.Map;

/// What the keys of entries begin with, on disk.
enum Kind {
  /// See [Unwanted.Person].
  PERSON("ignored/person/"),

  /// See [Unwanted.Words].
  WORDS("ignored/words/"),

  /// See [Unwanted.Place].
  PLACE("ignored/room/");

  private static final String ALL = "ignored/";

  private final String prefix;

  Kind(String prefix) {
    this.prefix = prefix;
  }

  /// All that is on disk.
  static Map<String, String> all(Store store) {
    return store.entries(ALL);
  }

  /// What this is kept under.
  static String key(Unwanted what) {
    Kind kind =
        switch (what) {
          case Unwanted.Person _ -> PERSON;
          case Unwanted.Words _ -> WORDS;
          case Unwanted.Place _ -> PLACE;
        };
    return kind.prefix + what.text();
  }

  /// What is kept under this key.
  ///
  /// @throws IllegalArgumentException when nothing is
  static Unwanted read(String key) {
    for (Kind kind : values()) {
      if (key.startsWith(kind.prefix)) {
        String text = key.substring(kind.prefix.length());
        return switch (kind) {
          case PERSON -> new Unwanted.Person(text);
          case WORDS -> Unwanted.Words.typed(text);
          case PLACE -> new Unwanted.Place(new Room(text));
        };
      }
    }
    throw new IllegalArgumentException("there is no kind of %s".formatted(key));
  }
}
