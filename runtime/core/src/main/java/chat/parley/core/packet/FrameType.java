package chat.parley.core.packet;

/// The first byte of each frame (docs/protocol.md, section 4).
final class FrameType {

  static final int PADDING = 0x00;
  static final int PING = 0x01;
  static final int ACKNOWLEDGEMENT = 0x02;
  static final int FRAGMENT = 0x03;
  static final int PATH_CHALLENGE = 0x04;
  static final int PATH_RESPONSE = 0x05;
  static final int CLOSE = 0x06;

  static final int REGISTER = 0x10;
  static final int DEREGISTER = 0x11;
  static final int HEARTBEAT = 0x12;
  static final int LOOKUP = 0x13;
  static final int WATCH = 0x14;
  static final int TABLE_WANTED = 0x15;
  static final int STORE = 0x16;
  static final int MAIL_TAKEN = 0x17;

  static final int REGISTERED = 0x20;
  static final int REFUSED = 0x21;
  static final int DEREGISTERED = 0x22;
  static final int PULSE = 0x23;
  static final int FOUND = 0x24;
  static final int STORED = 0x25;
  static final int NOT_STORED = 0x26;
  static final int MAIL = 0x27;
  static final int DELTA = 0x28;
  static final int SNAPSHOT = 0x29;
  static final int OVER_LIMIT = 0x2a;

  static final int TEXT = 0x30;
  static final int RECEIPT = 0x31;

  private FrameType() {}
}
