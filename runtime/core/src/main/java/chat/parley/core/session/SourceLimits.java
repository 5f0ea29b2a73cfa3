package chat.parley.core.session;

import chat.parley.core.packet.Address;
import java.util.LinkedHashMap;

/// How often each source may make a node under load compute a key agreement: 20 times a second, 5
/// at once.
///
/// Remembers 65,536 sources ([Source]); beyond, the one that was not seen for longest begins anew.
final class SourceLimits {

  static final int PER_SECOND = 20;
  static final int BURST = 5;
  static final int SOURCES_MAX = 65_536;

  private final LinkedHashMap<Long, TokenBucket> sources = new LinkedHashMap<>(16, 0.75f, true);

  /// Takes one of the source's tokens; false when there is none.
  boolean take(long now, Address from) {
    long source = Source.of(from);
    TokenBucket bucket = sources.get(source);
    if (bucket == null) {
      if (sources.size() == SOURCES_MAX) {
        sources.pollFirstEntry();
      }
      bucket = new TokenBucket(PER_SECOND, BURST);
      sources.put(source, bucket);
    }
    return bucket.take(now);
  }

  /// Sources remembered.
  int size() {
    return sources.size();
  }
}
