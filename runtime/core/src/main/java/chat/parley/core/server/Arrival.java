package chat.parley.core.server;

import chat.parley.core.packet.Frame;
import chat.parley.core.session.Session;

/// A registration that has been found in order.
record Arrival(Session session, Frame.Register frame) {

  /// The nickname's key.
  String key() {
    return frame.identity().nicknameKey();
  }

  /// The nickname as shown.
  String shown() {
    return frame.identity().nickname();
  }
}
