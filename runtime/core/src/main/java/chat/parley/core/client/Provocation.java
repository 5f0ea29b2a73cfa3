package chat.parley.core.client;

import chat.parley.core.Moment;
import chat.parley.core.session.TokenBucket;

/// How often the server may make us register again by its mere word that we are not registered, or
/// that it has lost our session: ten times at once, then after a pause each time.
///
/// A server in earnest says so once a restart. One that lies could have us do nothing else, at the
/// pace of the path: a signature and a handshake each time, and half a round trip between them.
final class Provocation {

  static final int AT_ONCE = 10;
  static final long PAUSE = 2 * Moment.SECOND;

  private final ClientContext context;
  private final TokenBucket patience = TokenBucket.every(PAUSE, AT_ONCE);

  Provocation(ClientContext context) {
    this.context = context;
  }

  /// When it may be answered, in the step clock's nanoseconds: now, or after a pause.
  long answerAt() {
    long now = context.nanos();
    return patience.take(now) ? now : now + context.jittered(PAUSE);
  }
}
