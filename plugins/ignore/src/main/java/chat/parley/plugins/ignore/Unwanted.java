package chat.parley.plugins.ignore;

import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Room;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Something that one does not want to read.
sealed interface Unwanted {

  /// As a person types it, to take it back.
  String text();

  /// Whether a message is of that kind.
  ///
  /// @throws TooHard when that would take too long to find out
  boolean covers(Message message);

  /// What somebody says.
  ///
  /// @param text a nickname's key, in which `*` stands for any letters and `?` for any one
  record Person(String text) implements Unwanted {

    /// Whoever is typed so.
    ///
    /// @throws IllegalArgumentException when that is no nickname, nor could be one
    static Person typed(String who) {
      boolean isPattern = who.contains("*") || who.contains("?");
      return new Person(isPattern ? checked(who.toLowerCase(Locale.ROOT)) : Nickname.of(who).key());
    }

    @Override
    public boolean covers(Message message) {
      return fits(message.from().key());
    }

    /// Goes back to the last star only, so that no text takes long.
    private boolean fits(String key) {
      int at = 0;
      int in = 0;
      int star = -1;
      int resume = 0;
      while (in < key.length()) {
        if (at < text.length() && text.charAt(at) == '*') {
          star = at++;
          resume = in;
        } else if (at < text.length()
            && (text.charAt(at) == '?' || text.charAt(at) == key.charAt(in))) {
          at++;
          in++;
        } else if (star >= 0) {
          at = star + 1;
          in = ++resume;
        } else {
          return false;
        }
      }
      return text.substring(at).chars().allMatch(letter -> letter == '*');
    }
  }

  /// What is said in a room.
  record Place(Room room) implements Unwanted {

    @Override
    public String text() {
      return room.name();
    }

    @Override
    public boolean covers(Message message) {
      return message.to().equals(room);
    }
  }

  /// What has these words in it.
  ///
  /// @param pattern found anywhere in the text
  record Words(Pattern pattern) implements Unwanted {

    /// What a regular expression finds.
    ///
    /// @throws IllegalArgumentException when it is none, or finds everything
    static Words typed(String regex) {
      try {
        Pattern pattern = Pattern.compile(checked(regex));
        if (pattern.matcher("").find()) {
          throw new IllegalArgumentException(
              "the pattern %s is found in every message".formatted(regex));
        }
        return new Words(pattern);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "the pattern %s is none: %s".formatted(regex, e.getDescription()), e);
      }
    }

    @Override
    public String text() {
      return pattern.pattern();
    }

    @Override
    public boolean covers(Message message) {
      try {
        return pattern.matcher(new BoundedText(message.text())).find();
      } catch (StackOverflowError e) {
        throw new TooHard();
      }
    }

    /// Two patterns are never equal, but what they are made of is.
    @Override
    public boolean equals(Object other) {
      return other instanceof Words that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
      return text().hashCode();
    }
  }

  /// A text that is not too long to be kept under.
  private static String checked(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > 150) {
      throw new IllegalArgumentException(
          "what is ignored has 1 to 150 bytes, this has %d".formatted(bytes));
    }
    return text;
  }
}
