package chat.parley.engine.net;

import chat.parley.core.packet.Address;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A link that loses, doubles, delays and reorders what is sent through it, for tests only. What
/// arrives is left alone: the other end has its own chaos.
///
/// Confined to the loop, except for [#local] and [#close].
final class ChaosLink implements DatagramLink {

  private final DatagramLink link;
  private final Loop loop;
  private final Chaos chaos;
  private final RandomGenerator random;

  ChaosLink(DatagramLink link, Loop loop, Chaos chaos) {
    this.link = link;
    this.loop = loop;
    this.chaos = chaos;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(chaos.seed());
  }

  @Override
  public Address local() {
    return link.local();
  }

  @Override
  public void send(Address to, byte[] datagram) {
    if (random.nextDouble() < chaos.loss()) {
      return;
    }
    pass(to, datagram);
    if (random.nextDouble() < chaos.duplication()) {
      pass(to, datagram.clone());
    }
  }

  private void pass(Address to, byte[] datagram) {
    long delay = upTo(chaos.delay());
    if (random.nextDouble() < chaos.reordering()) {
      delay += upTo(chaos.holdBack());
    }
    if (delay == 0) {
      link.send(to, datagram);
      return;
    }
    var _ =
        loop.schedule(
            () -> {
              link.send(to, datagram);
              link.flush();
            },
            delay);
  }

  private long upTo(Duration most) {
    return most.isZero() ? 0 : random.nextLong(most.toNanos());
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
}
