package chat.parley.core.hostile;

import chat.parley.core.Moment;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Decoded;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.FrameDecoder;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// What is done to a node, read from bytes that a fuzzer makes up: frames in authentic sessions,
/// datagrams of strangers, time that passes.
///
/// Each step is one byte that says what, two that say how long, and as many bytes.
final class Assault {

  private static final int STEPS_MAX = 64;

  private Assault() {}

  /// Does to this node what these bytes say.
  static void on(Prey prey, byte[] program) {
    ByteBuffer in = ByteBuffer.wrap(program);
    prey.attacker(0).call();
    prey.settle();
    for (int step = 0; step < STEPS_MAX && in.remaining() >= 3; step++) {
      int what = in.get() & 0xff;
      byte[] bytes = new byte[Math.min(in.getShort() & 0xffff, in.remaining())];
      in.get(bytes);
      step(prey, what, bytes);
    }
    prey.pass(100 * Moment.SECOND);
  }

  private static void step(Prey prey, int what, byte[] bytes) {
    Attacker attacker = prey.attacker(what >> 3 & 1);
    switch (what & 7) {
      case 0, 1, 2, 3 -> frames(attacker, bytes);
      case 4 -> prey.receive(Address.v4(0x0b00_0000 | what, 7), bytes);
      case 5 -> prey.receive(attacker.address, bytes);
      case 6 -> prey.pass(Moment.MILLISECOND << Math.min(bytes.length, 20));
      default -> {
        if (bytes.length == 0) {
          attacker.call();
        } else if (bytes.length % 2 == 1) {
          attacker.introduce();
        } else {
          prey.speak(bytes[0] % 2 == 0 ? "bob" : "eve");
        }
      }
    }
    prey.settle();
  }

  private static void frames(Attacker attacker, byte[] bytes) {
    switch (FrameDecoder.decode(bytes, 0, Math.min(bytes.length, 1_164))) {
      case Decoded.Frames(var frames) -> {
        for (Frame frame : frames) {
          if (frame instanceof Frame.Whole whole) {
            attacker.send(whole);
          }
        }
      }
      case Decoded.Malformed _ -> {}
    }
  }

  /// A step that sends these frames.
  static byte[] step(int what, byte[] bytes) {
    return ByteBuffer.allocate(3 + bytes.length)
        .put((byte) what)
        .putShort((short) bytes.length)
        .put(bytes)
        .array();
  }

  /// Steps one after the other.
  static byte[] program(byte[]... steps) {
    byte[] all = new byte[Arrays.stream(steps).mapToInt(step -> step.length).sum()];
    ByteBuffer out = ByteBuffer.wrap(all);
    Arrays.stream(steps).forEach(out::put);
    return all;
  }
}
