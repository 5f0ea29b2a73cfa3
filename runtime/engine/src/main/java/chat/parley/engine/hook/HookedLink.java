package chat.parley.engine.hook;

import chat.parley.api.hook.DatagramHook;
import chat.parley.api.hook.Verdict;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Limits;
import chat.parley.engine.net.Addresses;
import chat.parley.engine.net.DatagramLink;
import chat.parley.engine.net.LinkCounts;
import chat.parley.engine.net.LocalAddress;
import chat.parley.engine.net.Loop;
import chat.parley.engine.net.Network;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A link with hooks on the way out and in. Without any that has something to do, each datagram
/// costs it one look.
///
/// Confined to the loop, except for [#local] and [#close].
final class HookedLink implements DatagramLink {

  /// Datagrams that are kept back at a time, 5 MB; what would be one more is dropped, as a router
  /// does it whose queue is full.
  static final int KEPT_BACK_MAX = 4_096;

  private final Chain<DatagramHook> chain;
  private final Loop loop;
  private final DatagramLink link;
  private final Receiver receiver;
  private int keptBack;

  /// Binds a link of this network, with these hooks on its way.
  HookedLink(
      Chain<DatagramHook> chain, Network network, Loop loop, LocalAddress where, Receiver node) {
    this.chain = chain;
    this.loop = loop;
    this.receiver = node;
    this.link = network.bind(loop, where, new Inbound());
  }

  @Override
  public Address local() {
    return link.local();
  }

  @Override
  public void send(Address to, byte[] datagram) {
    if (chain.isClear()) {
      link.send(to, datagram);
    } else {
      chain.carry(new Way(this, true, to, Addresses.of(to)), datagram, null);
    }
  }

  @Override
  public void flush() {
    link.flush();
  }

  @Override
  public LinkCounts counts() {
    return link.counts();
  }

  @Override
  public CompletionStage<Void> close() {
    return link.close();
  }

  private boolean keepBack(Way way, byte[] datagram, long nanos, HookPlace behind) {
    if (keptBack >= KEPT_BACK_MAX) {
      return false;
    }
    keptBack++;
    var _ = loop.schedule(() -> goOn(way, datagram, behind), nanos);
    return true;
  }

  private void goOn(Way way, byte[] datagram, HookPlace behind) {
    keptBack--;
    chain.carry(way, datagram, behind);
    if (way.leadsOut) {
      link.flush();
    } else {
      receiver.endBatch();
    }
  }

  /// The way of one datagram.
  ///
  /// @param other where it goes to, or seems to come from
  /// @param shown the same, as hooks see it
  private record Way(HookedLink link, boolean leadsOut, Address other, InetSocketAddress shown)
      implements Chain.Way<DatagramHook> {

    @Override
    public @Nullable Verdict ask(DatagramHook hook, byte[] copy) {
      return leadsOut ? hook.out(copy, shown) : hook.in(copy, shown);
    }

    @Override
    public String objection(byte[] replacement) {
      return replacement.length <= Limits.DATAGRAM_MAX
          ? ""
          : "it made a datagram of %d bytes, must be at most %d"
              .formatted(replacement.length, Limits.DATAGRAM_MAX);
    }

    @Override
    public void arrive(byte[] datagram) {
      if (leadsOut) {
        link.link.send(other, datagram);
      } else {
        link.receiver.received(other, datagram);
      }
    }

    @Override
    public boolean keepBack(byte[] datagram, long nanos, HookPlace behind) {
      return link.keepBack(this, datagram, nanos, behind);
    }
  }

  private final class Inbound implements Receiver {

    @Override
    public void received(Address from, byte[] datagram) {
      if (chain.isClear()) {
        receiver.received(from, datagram);
      } else {
        chain.carry(new Way(HookedLink.this, false, from, Addresses.of(from)), datagram, null);
      }
    }

    @Override
    public void endBatch() {
      receiver.endBatch();
    }

    @Override
    public void lost(String why) {
      receiver.lost(why);
    }
  }
}
