package chat.parley.engine.config;

import chat.parley.api.ErrorCode;
import chat.parley.api.Parley;
import chat.parley.api.ParleyException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a server is, as people write it.
///
/// @param host a name or a numeric address
/// @param port 1 to 65535
/// @param fingerprint of the server's key, or how it begins, 8 to 32 hexadecimal digits; empty to
///   trust it at first use
public record ServerAddress(String host, int port, String fingerprint) {

  private static final int PORT_MAX = 65_535;

  /// `host`, `host:port`, `1:2::3`, `[1:2::3]` or `[1:2::3]:port`; then nothing or `#fingerprint`.
  private static final Pattern FORM =
      Pattern.compile(
          "(?:\\[(?<bracketed>[0-9A-Fa-f:.%\\w]+)]"
              + "|(?<bare>[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)"
              + "|(?<name>[^\\s:#\\[\\]]+))"
              + "(?::(?<port>\\d{1,5}))?(?:#(?<print>[0-9A-Fa-f]{8,32}))?");

  /// The address written so.
  ///
  /// @throws ParleyException with [ErrorCode#ADDRESS_UNKNOWN] when it is no such address
  public static ServerAddress parse(String text) {
    Matcher form = FORM.matcher(text.trim());
    if (!form.matches()) {
      throw new ParleyException(
          ErrorCode.ADDRESS_UNKNOWN,
          "the server is %s, must be host[:port][#fingerprint] with a fingerprint of 8 to 32 digits"
              .formatted(text));
    }
    String port = form.group("port");
    int number = port == null ? Parley.DEFAULT_PORT : Integer.parseInt(port);
    if (number == 0 || number > PORT_MAX) {
      throw new ParleyException(
          ErrorCode.ADDRESS_UNKNOWN,
          "the server's port is %d, must be 1 to 65535".formatted(number));
    }
    String print = form.group("print");
    return new ServerAddress(
        host(form), number, print == null ? "" : print.toLowerCase(Locale.ROOT));
  }

  private static String host(Matcher form) {
    for (String group : new String[] {"bracketed", "bare"}) {
      String found = form.group(group);
      if (found != null) {
        return found;
      }
    }
    return form.group("name");
  }
}
