package chat.parley.core.session;

import chat.parley.core.Moment;
import chat.parley.core.packet.Address;

/// How often each source may make a node under load compute a key agreement: 20 times a second, 5
/// at once.
///
/// Remembers 65,536 sources ([Source]); beyond, the one that was not seen for longest begins anew.
final class SourceLimits {

  static final int PER_SECOND = 20;
  static final int BURST = 5;
  static final int SOURCES_MAX = 65_536;

  private final Rates<Long> sources = new Rates<>(Moment.SECOND / PER_SECOND, BURST, SOURCES_MAX);

  /// Takes one of the source's tokens; false when there is none.
  boolean take(long now, Address from) {
    return sources.take(now, Source.of(from));
  }

  /// Sources remembered.
  int size() {
    return sources.size();
  }
}
