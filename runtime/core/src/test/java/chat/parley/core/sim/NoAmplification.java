package chat.parley.core.sim;

import chat.parley.core.packet.Address;
import chat.parley.core.packet.Packet;
import chat.parley.core.packet.PacketDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/// I11: to an address that has not shown that it receives, no more bytes go than came from it;
/// three times as many where a known peer seems to have moved.
///
/// An address has shown that it receives when its machine has sent something from there after it
/// had received something there. The server answers no INIT before that, from any port of the
/// address: it would cost key agreements for nobody. What begins a handshake is the sender's own
/// idea and no answer, and is not counted.
final class NoAmplification implements Observer {

  private static final int MOVED_FACTOR = 3;

  private static final class Balance {
    long in;
    long out;
    long outInHandshakes;
    boolean isValidated;
  }

  private final Machine server;
  private final Map<Machine, Map<Address, Balance>> ledgers = new LinkedHashMap<>();

  NoAmplification(Machine server) {
    this.server = server;
  }

  @Override
  public void booted(Machine machine) {
    ledgers.put(machine, new LinkedHashMap<>());
  }

  @Override
  public void received(Machine machine, Datagram datagram) {
    balance(machine, datagram.from()).in += datagram.bytes().length;
    for (Address address : datagram.heardAt()) {
      balance(machine, address).isValidated = true;
    }
  }

  @Override
  public void sent(Machine machine, Address to, byte[] bytes) {
    Balance balance = balance(machine, to);
    if (balance.isValidated) {
      return;
    }
    Packet packet = PacketDecoder.decode(bytes);
    if (machine == server && packet instanceof Packet.Response && !isHostKnown(to)) {
      throw new Violation("I11", "the server makes keys for somebody at " + to);
    }
    switch (packet) {
      case Packet.Probe _, Packet.Init _ -> {}
      case Packet.Data _ -> balance.out += bytes.length;
      case Packet.Challenge _, Packet.Response _, Packet.Reset _, Packet.Malformed _ -> {
        balance.out += bytes.length;
        balance.outInHandshakes += bytes.length;
      }
    }
    if (balance.outInHandshakes > balance.in || balance.out > MOVED_FACTOR * balance.in) {
      throw new Violation(
          "I11",
          "%s has sent %d bytes to %s, which it got %d bytes from, and does not know to be there"
              .formatted(machine.name(), balance.out, to, balance.in));
    }
  }

  private boolean isHostKnown(Address to) {
    return ledgers.getOrDefault(server, Map.of()).entrySet().stream()
        .anyMatch(known ->
            known.getValue().isValidated
                && known.getKey().high() == to.high()
                && known.getKey().low() == to.low());
  }

  private Balance balance(Machine machine, Address address) {
    return ledgers
        .computeIfAbsent(machine, key -> new LinkedHashMap<>())
        .computeIfAbsent(address, key -> new Balance());
  }
}
