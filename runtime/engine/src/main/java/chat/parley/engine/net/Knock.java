package chat.parley.engine.net;

import chat.parley.core.crypto.JdkCrypto;
import chat.parley.core.crypto.ProbeProof;
import chat.parley.core.crypto.TeamKey;
import chat.parley.core.packet.Address;
import chat.parley.core.packet.Packet;
import chat.parley.core.packet.PacketDecoder;
import chat.parley.core.packet.PacketEncoder;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// Asks a server whether it is there, as somebody who does not know its key yet: docs/protocol.md,
/// section 2. It keeps nothing of it, and registers nobody.
public final class Knock {

  /// What came of it.
  public sealed interface Outcome {

    /// It is there.
    ///
    /// @param roundTrips of the knocks that were answered, the shortest first; at least one
    record Answered(List<Duration> roundTrips) implements Outcome {

      /// Copies the list.
      public Answered {
        roundTrips = List.copyOf(roundTrips);
      }
    }

    /// That computer says that nobody has this port.
    record NobodyThere() implements Outcome {}

    /// Nothing has come back.
    record Silence() implements Outcome {}

    /// Nothing could be sent.
    ///
    /// @param why in the words of the operating system
    record Unsendable(String why) implements Outcome {}
  }

  private static final int DATAGRAM_MAX = 2_048;

  private Knock() {}

  /// Knocks so often, one after the other. Blocks for up to `patience` each time.
  ///
  /// @param team the key of the network, without which a closed one is silent
  /// @param random for ids that nobody guesses
  public static Outcome at(
      Address server, TeamKey team, int times, Duration patience, RandomGenerator random) {
    var proof = new ProbeProof(new JdkCrypto(), team);
    var roundTrips = new ArrayList<Duration>();
    boolean isClosed = false;
    try (var socket = new DatagramSocket()) {
      socket.connect(Addresses.of(server));
      for (int i = 0; i < times; i++) {
        try {
          roundTrips.add(once(socket, proof, random.nextLong(), patience));
        } catch (SocketTimeoutException _) {
          // One more that was not answered.
        } catch (PortUnreachableException _) {
          isClosed = true;
        }
      }
    } catch (IOException e) {
      return new Outcome.Unsendable(String.valueOf(e.getMessage()));
    }
    if (roundTrips.isEmpty()) {
      return isClosed ? new Outcome.NobodyThere() : new Outcome.Silence();
    }
    Collections.sort(roundTrips);
    return new Outcome.Answered(roundTrips);
  }

  private static Duration once(DatagramSocket socket, ProbeProof proof, long id, Duration patience)
      throws IOException {
    byte[] probe = PacketEncoder.probe(id, proof.of(PacketEncoder.probeHeader(id)));
    long begin = System.nanoTime();
    long end = begin + patience.toNanos();
    socket.send(new DatagramPacket(probe, probe.length));
    while (true) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new SocketTimeoutException("no answer within " + patience);
      }
      socket.setSoTimeout((int) Math.max(1, Duration.ofNanos(left).toMillis()));
      var answer = new DatagramPacket(new byte[DATAGRAM_MAX], DATAGRAM_MAX);
      socket.receive(answer);
      byte[] bytes = Arrays.copyOf(answer.getData(), answer.getLength());
      if (PacketDecoder.decode(bytes) instanceof Packet.Challenge challenge
          && challenge.destinationId() == id) {
        return Duration.ofNanos(System.nanoTime() - begin);
      }
    }
  }
}
