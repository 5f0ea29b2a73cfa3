package chat.parley.core.session;

import chat.parley.core.Entropy;
import chat.parley.core.Moment;
import chat.parley.core.crypto.NoiseHandshake;
import chat.parley.core.packet.PacketEncoder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A handshake that this side has begun: one INIT, sent until it is answered.
///
/// A challenge changes the token in the INIT and nothing else, so that it costs no second key
/// agreement; between two scheduled attempts one challenge at the most is obeyed, so that forged
/// ones make no flood.
final class Opening {

  /// The waits behind each INIT, in milliseconds: they go out after 0, 250, 500, 1000, 2000 and
  /// 4000 ms, and after 6 s there is no answer.
  private static final int[] PAUSES = {250, 250, 500, 1_000, 2_000, 2_000};

  /// Answers that may be wrong before the handshake is given up: each costs a key agreement.
  private static final int WRONG_ANSWERS_MAX = 16;

  private final NoiseHandshake noise;
  private final byte[] init;
  private final @Nullable Session renews;
  private int attempts;
  private int sentUnderToken;
  private int wrongAnswers;
  private boolean obedient;
  private boolean due = true;
  private long sentAt;
  private long nextAt = Moment.NEVER;

  /// @param noise has written the message in `init`
  /// @param init the whole datagram
  /// @param renews the session whose keys are to be replaced, if this is no first contact
  Opening(NoiseHandshake noise, byte[] init, @Nullable Session renews) {
    this.noise = noise;
    this.init = init;
    this.renews = renews;
  }

  NoiseHandshake noise() {
    return noise;
  }

  @Nullable Session renews() {
    return renews;
  }

  /// Whether the INIT is to be sent now.
  boolean isDue() {
    return due;
  }

  /// When the next attempt is due, or the last one has failed.
  long nextAt() {
    return nextAt;
  }

  /// The INIT to send now.
  byte[] send(long now, Entropy jitter) {
    boolean isNext = nextAt == Moment.NEVER || now >= nextAt;
    if (isNext && attempts < PAUSES.length) {
      attempts++;
      obedient = true;
    }
    due = false;
    sentAt = now;
    sentUnderToken++;
    long pause = PAUSES[attempts - 1] * Moment.MILLISECOND;
    nextAt = now + pause + jitter.below(pause / 10);
    return init.clone();
  }

  /// The wait is over: true when there is another attempt.
  boolean next() {
    if (attempts == PAUSES.length || wrongAnswers >= WRONG_ANSWERS_MAX) {
      return false;
    }
    due = true;
    return true;
  }

  /// The responder wants an address token; true when the INIT is sent again for it.
  boolean challenged(byte[] token) {
    byte[] before =
        Arrays.copyOfRange(
            init,
            PacketEncoder.INIT_TOKEN_OFFSET,
            PacketEncoder.INIT_TOKEN_OFFSET + PacketEncoder.TOKEN_LENGTH);
    if (!obedient || Arrays.equals(before, token)) {
      return false;
    }
    PacketEncoder.putToken(init, token);
    obedient = false;
    sentUnderToken = 0;
    due = true;
    return true;
  }

  /// Whether one more answer may be tried.
  boolean mayRead() {
    return wrongAnswers < WRONG_ANSWERS_MAX;
  }

  /// An answer was not the responder's.
  void wrongAnswer() {
    wrongAnswers++;
  }

  /// How long the answer took, or -1 when it may belong to any of several INITs.
  long roundTrip(long now) {
    return sentUnderToken == 1 ? now - sentAt : -1;
  }
}
