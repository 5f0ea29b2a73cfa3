package chat.parley.launcher.testing;

import chat.parley.api.Nickname;
import chat.parley.launcher.prompt.Archive;
import chat.parley.launcher.text.Stamps;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;

/// What sessions in tests can look up.
public final class Archives {

  private Archives() {}

  /// Nothing at all, at this time in Greenwich.
  public static Archive empty(Instant now) {
    return new Archive(
        new Stamps(() -> now, ZoneOffset.UTC), Nickname.of("alice"), Path.of("no such folder"));
  }
}
