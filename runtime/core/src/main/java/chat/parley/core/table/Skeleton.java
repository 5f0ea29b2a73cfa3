package chat.parley.core.table;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What a nickname looks like: two with the same skeleton are hard to tell apart (UTS 39, section
/// 4). Ours knows what can pass for Latin letters in the scripts that nicknames are most likely
/// written in, not the whole table of Unicode.
public final class Skeleton {

  /// What looks like the Latin letters before the colon, in lower case.
  private static final String[] LOOK_ALIKES = {
    "a:аɑα", "b:ь", "c:сϲⅽ", "d:ԁɗ", "e:еҽ", "f:ƒ", "g:ɡց", "h:һհ", "i:іıιɩӏ", "j:јϳ", "k:кκ",
    "l:1ǀ", "m:м", "n:пոη", "o:0оοօσ", "p:рρ", "q:ԛգ", "r:гᴦ", "s:ѕꜱ", "t:тτ", "u:սυʋ", "v:νѵ",
    "w:ԝѡω", "x:хχ", "y:уүγʏ", "z:ᴢ", "3:зӡʒ", "6:б"
  };

  private static final Map<Character, String> PLAIN = plain();

  private Skeleton() {}

  private static Map<Character, String> plain() {
    var plain = new LinkedHashMap<Character, String>();
    for (String line : LOOK_ALIKES) {
      int colon = line.indexOf(':');
      for (char alike : line.substring(colon + 1).toCharArray()) {
        plain.put(alike, line.substring(0, colon));
      }
    }
    return plain;
  }

  /// The skeleton of this nickname.
  ///
  /// @param shown as its owner writes it: a capital I looks like a small l, a small i does not
  public static String of(String shown) {
    String lower =
        Normalizer.normalize(shown, Normalizer.Form.NFKD)
            .replace('I', 'l')
            .replace('І', 'l')
            .replace('Ι', 'l')
            .toLowerCase(Locale.ROOT);
    var skeleton = new StringBuilder(lower.length());
    for (int at = 0; at < lower.length(); at++) {
      char next = lower.charAt(at);
      skeleton.append(PLAIN.getOrDefault(next, String.valueOf(next)));
    }
    return skeleton.toString().replace("rn", "m").replace("vv", "w").replace("i\u0307", "i");
  }
}
