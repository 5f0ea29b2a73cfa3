package chat.parley.api;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// Which scripts may stand beside each other in a nickname: those of one language, or Latin with
/// one that does not look like it (UTS 39, section 5.2, "moderately restrictive"). So nobody can
/// write admin with a Cyrillic а.
final class Scripts {

  /// Those that are written together, in Chinese, Japanese and Korean.
  private static final Set<UnicodeScript> EAST_ASIAN =
      EnumSet.of(
          UnicodeScript.BOPOMOFO,
          UnicodeScript.HAN,
          UnicodeScript.HANGUL,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA);

  /// Those with letters that look like Latin ones.
  private static final Set<UnicodeScript> LIKE_LATIN =
      EnumSet.of(
          UnicodeScript.ARMENIAN,
          UnicodeScript.CHEROKEE,
          UnicodeScript.COPTIC,
          UnicodeScript.CYRILLIC,
          UnicodeScript.GREEK,
          UnicodeScript.LISU);

  private Scripts() {}

  /// Whether the scripts of this text may stand together.
  static boolean fit(String text) {
    if (isAscii(text)) {
      return true;
    }
    var found = EnumSet.noneOf(UnicodeScript.class);
    text.codePoints().mapToObj(UnicodeScript::of).forEach(found::add);
    found.removeAll(EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED));
    if (found.removeAll(EAST_ASIAN)) {
      found.add(UnicodeScript.HAN);
    }
    boolean isLatin = found.remove(UnicodeScript.LATIN);
    return found.size() <= 1 && !(isLatin && found.stream().anyMatch(LIKE_LATIN::contains));
  }

  /// Most nicknames are, and one is made for each message.
  private static boolean isAscii(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
