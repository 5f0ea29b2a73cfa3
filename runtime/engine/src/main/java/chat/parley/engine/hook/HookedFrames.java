package chat.parley.engine.hook;

import chat.parley.api.hook.FrameHook;
import chat.parley.api.hook.Verdict;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.FrameEncoder;
import chat.parley.core.session.FrameGate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The gate of a node whose frames have hooks on their way.
///
/// Confined to the loop.
///
/// @param behind the hook that frames have come past already; null when they have come past none
record HookedFrames(Chain<FrameHook> chain, @Nullable HookPlace behind) implements FrameGate {

  @Override
  public boolean isOpen() {
    return chain.isClear();
  }

  @Override
  public List<Onward> leaving(String peer, Frame.Whole frame, int room) {
    return ask(true, peer, frame, room);
  }

  @Override
  public List<Onward> arriving(String peer, Frame.Whole frame, int room) {
    return ask(false, peer, frame, room);
  }

  private List<Onward> ask(boolean leaves, String peer, Frame.Whole frame, int room) {
    var way = new Way(this, leaves, peer, frame, room);
    chain.carry(way, FrameEncoder.encode(frame), behind);
    return way.onward;
  }

  /// The name of a frame's kind in docs/protocol.md.
  static String kind(Frame.Whole frame) {
    return switch (frame) {
      case Frame.Register _ -> "REGISTER";
      case Frame.Deregister _ -> "DEREGISTER";
      case Frame.Heartbeat _ -> "HEARTBEAT";
      case Frame.Lookup _ -> "LOOKUP";
      case Frame.Watch _ -> "WATCH";
      case Frame.TableWanted _ -> "TABLE_WANTED";
      case Frame.Store _ -> "STORE";
      case Frame.MailTaken _ -> "MAIL_TAKEN";
      case Frame.Registered _ -> "REGISTERED";
      case Frame.Refused _ -> "REFUSED";
      case Frame.Deregistered _ -> "DEREGISTERED";
      case Frame.Pulse _ -> "PULSE";
      case Frame.Found _ -> "FOUND";
      case Frame.Stored _ -> "STORED";
      case Frame.NotStored _ -> "NOT_STORED";
      case Frame.OverLimit _ -> "OVER_LIMIT";
      case Frame.Mail _ -> "MAIL";
      case Frame.Delta _ -> "DELTA";
      case Frame.Snapshot _ -> "SNAPSHOT";
      case Frame.Text _ -> "TEXT";
      case Frame.Receipt _ -> "RECEIPT";
    };
  }

  /// The way of one frame.
  private static final class Way implements Chain.Way<FrameHook> {

    private final HookedFrames gate;
    private final boolean leaves;
    private final String peer;
    private final Frame.Whole frame;
    private final int room;
    private final List<Onward> onward = new ArrayList<>(1);
    private int keptBack;

    Way(HookedFrames gate, boolean leaves, String peer, Frame.Whole frame, int room) {
      this.gate = gate;
      this.leaves = leaves;
      this.peer = peer;
      this.frame = frame;
      this.room = room;
    }

    @Override
    public boolean leadsOut() {
      return leaves;
    }

    @Override
    public @Nullable Verdict ask(FrameHook hook, byte[] copy) {
      var shown = new FrameHook.Frame(peer, kind(frame), copy);
      return leaves ? hook.out(shown) : hook.in(shown);
    }

    @Override
    public String objection(byte[] replacement) {
      if (!leaves) {
        return "it puts words into the mouth of the other side";
      }
      return FrameGate.inPlaceOf(frame, replacement).isPresent()
          ? ""
          : "it made of a %s what may not stand in its place".formatted(kind(frame));
    }

    @Override
    public void arrive(byte[] piece) {
      onward.add(Onward.now(decoded(piece)));
    }

    @Override
    public boolean keepBack(byte[] piece, long nanos, HookPlace behindHook) {
      if (keptBack >= room) {
        return false;
      }
      keptBack++;
      onward.add(new Onward(decoded(piece), nanos, new HookedFrames(gate.chain, behindHook)));
      return true;
    }

    /// Whatever replaces the frame was allowed before.
    private Frame.Whole decoded(byte[] piece) {
      return FrameGate.inPlaceOf(frame, piece).orElseThrow();
    }
  }
}
