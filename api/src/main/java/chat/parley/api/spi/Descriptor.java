package chat.parley.api.spi;

import chat.parley.api.plugin.Side;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;

/// What a plugin's jar says of itself, in a file that the compiler has written from
/// [chat.parley.api.plugin.ParleyPlugin].
///
/// @param id see [chat.parley.api.plugin.ParleyPlugin#id]
/// @param version see [chat.parley.api.plugin.ParleyPlugin#version]
/// @param mainClass the binary name of the plugin's [chat.parley.api.plugin.PluginModule]
/// @param requires see [VersionRange]
/// @param needs the ids of other plugins, each once
/// @param description half a sentence, may be empty
/// @param sides at least one, each once
public record Descriptor(
    String id,
    String version,
    String mainClass,
    String requires,
    List<String> needs,
    String description,
    List<Side> sides) {

  /// Where it is in the jar.
  public static final String FILE = "META-INF/parley-plugin.properties";

  /// The most characters of a description.
  public static final int DESCRIPTION_MAX = 200;

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern VERSION =
      Pattern.compile(
          "(0|[1-9][0-9]{0,8})(\\.(0|[1-9][0-9]{0,8})){2}(-[0-9A-Za-z.-]{1,40})?"
              + "(\\+[0-9A-Za-z.-]{1,40})?");

  /// Checks everything.
  ///
  /// @throws IllegalArgumentException when something is not as it must be; the message names it
  public Descriptor {
    checkId("id", id);
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "version is %s, must be three numbers such as 1.2.0".formatted(quoted(version)));
    }
    if (mainClass.isBlank()) {
      throw new IllegalArgumentException("class is missing");
    }
    VersionRange.parse(requires);
    needs = List.copyOf(needs);
    for (String need : needs) {
      checkId("needs", need);
      if (need.equals(id)) {
        throw new IllegalArgumentException("needs is %s, which is the plugin itself".formatted(id));
      }
    }
    if (needs.stream().distinct().count() < needs.size()) {
      throw new IllegalArgumentException("needs names a plugin twice");
    }
    if (description.length() > DESCRIPTION_MAX || description.lines().count() > 1) {
      throw new IllegalArgumentException(
          "description must be one line of at most %d characters".formatted(DESCRIPTION_MAX));
    }
    sides = sides.stream().distinct().toList();
    if (sides.isEmpty()) {
      throw new IllegalArgumentException("sides is empty, must be CLIENT or SERVER or both");
    }
  }

  private static void checkId(String what, String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "%s is %s, must be 1 to 40 of a to z, digits and -".formatted(what, quoted(id)));
    }
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  /// Reads what [#text] has written.
  ///
  /// @throws IllegalArgumentException when it is no descriptor; the message says why
  public static Descriptor parse(Reader text) throws IOException {
    var read = new Properties();
    read.load(text);
    return new Descriptor(
        value(read, "id"),
        value(read, "version"),
        value(read, "class"),
        value(read, "requires"),
        words(read, "needs"),
        value(read, "description"),
        words(read, "sides").stream().map(Descriptor::side).toList());
  }

  private static String value(Properties read, String key) {
    String value = read.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException("%s is missing".formatted(key));
    }
    return value;
  }

  private static List<String> words(Properties read, String key) {
    String value = value(read, key);
    return value.isBlank() ? List.of() : List.of(value.strip().split(" +", -1));
  }

  private static Side side(String word) {
    try {
      return Side.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(
          "sides is %s, must be client or server".formatted(quoted(word)));
    }
  }

  /// The file's content: lines that [Properties] read, always the same for the same descriptor.
  public String text() {
    var lines = new ArrayList<String>();
    lines.add("id=" + id);
    lines.add("version=" + version);
    lines.add("class=" + escaped(mainClass));
    lines.add("requires=" + escaped(requires));
    lines.add("needs=" + String.join(" ", needs));
    lines.add("description=" + escaped(description));
    lines.add(
        "sides="
            + String.join(
                " ", sides.stream().map(side -> side.name().toLowerCase(Locale.ROOT)).toList()));
    return String.join("\n", lines) + "\n";
  }

  /// Properties take leading blanks away, and backslashes for escapes.
  private static String escaped(String value) {
    String doubled = value.replace("\\", "\\\\");
    return doubled.startsWith(" ") || doubled.startsWith("\t") ? "\\" + doubled : doubled;
  }
}
