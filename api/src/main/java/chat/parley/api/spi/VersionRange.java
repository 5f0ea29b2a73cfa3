package chat.parley.api.spi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which versions fit: conditions with blanks between them that must all hold, such as `>=0.1 <1`.
///
/// A condition is `>=`, `>`, `<=`, `<` or `=` with a version of up to three numbers; those that are
/// missing are 0. Only numbers are compared: `1.2.0-beta` counts as `1.2.0`.
///
/// Immutable.
public final class VersionRange {

  /// The version of this API: what a plugin's [chat.parley.api.plugin.ParleyPlugin#requires] is
  /// compared with. The project's own, without what follows a dash.
  public static final String API_VERSION = "0.1.0";

  private static final Pattern CONDITION = Pattern.compile("(>=|>|<=|<|=)([0-9][^ ]*)");
  private static final Pattern VERSION =
      Pattern.compile(
          "([0-9]{1,9})(?:\\.([0-9]{1,9}))?(?:\\.([0-9]{1,9}))?(?:[-+][0-9A-Za-z.+-]+)?");

  private final List<Condition> conditions;

  private VersionRange(List<Condition> conditions) {
    this.conditions = conditions;
  }

  private record Version(int major, int minor, int patch) implements Comparable<Version> {

    private static final Comparator<Version> ORDER =
        Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch);

    static Version of(String text) {
      Matcher parts = VERSION.matcher(text);
      if (!parts.matches()) {
        throw new IllegalArgumentException("%s is no version such as 1.2.0".formatted(text));
      }
      return new Version(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
    }

    private static int number(@Nullable String digits) {
      return digits == null ? 0 : Integer.parseInt(digits);
    }

    @Override
    public int compareTo(Version other) {
      return ORDER.compare(this, other);
    }
  }

  private record Condition(String comparison, Version bound) {

    boolean holds(Version version) {
      int order = version.compareTo(bound);
      return switch (comparison) {
        case ">=" -> order >= 0;
        case ">" -> order > 0;
        case "<=" -> order <= 0;
        case "<" -> order < 0;
        default -> order == 0;
      };
    }
  }

  /// The range written so.
  ///
  /// @throws IllegalArgumentException when it is none; the message says why
  public static VersionRange parse(String text) {
    var conditions = new ArrayList<Condition>();
    for (String word : text.strip().split(" +", -1)) {
      Matcher parts = CONDITION.matcher(word);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "%s is no range of versions such as \">=0.1 <1\"".formatted(quoted(text)));
      }
      conditions.add(new Condition(parts.group(1), Version.of(parts.group(2))));
    }
    return new VersionRange(List.copyOf(conditions));
  }

  /// The versions that run what was compiled against this one: from it on up to the next that may
  /// break it, which is the next major version, and before 1.0 the next minor one already.
  public static String compatibleWith(String version) {
    Version since = Version.of(version);
    return since.major() == 0
        ? ">=%s <0.%d".formatted(version, since.minor() + 1)
        : ">=%s <%d".formatted(version, since.major() + 1);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  /// Whether this version fits.
  ///
  /// @throws IllegalArgumentException when it is no version
  public boolean contains(String version) {
    Version number = Version.of(version);
    return conditions.stream().allMatch(condition -> condition.holds(number));
  }

  /// Which of two versions is the later one, as [Comparator#compare] answers.
  ///
  /// @throws IllegalArgumentException when one of them is no version
  public static int compare(String one, String other) {
    return Version.of(one).compareTo(Version.of(other));
  }
}
