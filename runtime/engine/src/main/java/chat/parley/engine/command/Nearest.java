package chat.parley.engine.command;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the known word that somebody probably meant.
final class Nearest {

  private Nearest() {}

  /// The known word that is the fewest slips away, at most one for each three letters; a slip is a
  /// letter too many, missing, wrong, or swapped with the next. Dashes in front make no word alike:
  /// without them a single letter stands for the one word that it begins. Null if there is none.
  static @Nullable String to(String wrong, Collection<String> known) {
    String bare = withoutDashes(wrong);
    if (bare.length() == 1) {
      return bare.equals(wrong) ? null : begunBy(bare, known);
    }
    for (String word : known) {
      if (!word.equals(wrong) && withoutDashes(word).equals(bare)) {
        return word;
      }
    }
    return fewestSlips(wrong, known);
  }

  /// What begins with dashes is likelier meant by a letter with a dash.
  private static @Nullable String begunBy(String letter, Collection<String> known) {
    String begun = null;
    for (String word : known) {
      String bare = withoutDashes(word);
      if (bare.length() > 1 && bare.startsWith(letter)) {
        if (word.startsWith("-")) {
          return word;
        }
        begun = begun == null ? word : begun;
      }
    }
    return begun;
  }

  private static String withoutDashes(String word) {
    return word.replaceFirst("^-+", "");
  }

  private static @Nullable String fewestSlips(String wrong, Collection<String> known) {
    String best = null;
    int fewest = Math.max(1, wrong.length() / 3) + 1;
    for (String word : known) {
      int slips = slips(typed(wrong), typed(word));
      if (slips < fewest) {
        fewest = slips;
        best = word;
      }
    }
    return best;
  }

  /// As most people type it: in small letters, and without the slash that makes no difference.
  private static String typed(String word) {
    return word.replaceFirst("^/", "").toLowerCase(Locale.ROOT);
  }

  /// The optimal string alignment distance.
  private static int slips(String from, String to) {
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (areSwapped(from, i, to, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[to.length()];
  }

  private static boolean areSwapped(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
