package chat.parley.core.sim;

import chat.parley.core.Command;
import chat.parley.core.Output;
import chat.parley.core.packet.Address;
import chat.parley.core.store.Write;
import java.util.List;

/// Somebody who sees what happens at the edges of the machines: what their owners ask, what their
/// nodes put out, what reaches their disks and their network cards. Never sees into a node.
///
/// Throws a [Violation] when a promise is broken.
interface Observer {

  /// A machine has started a node.
  default void booted(Machine machine) {}

  /// A machine's node has ended: killed, or stopped by itself.
  default void ended(Machine machine) {}

  /// The owner of a machine has asked its node for something.
  default void asked(Machine machine, Command command) {}

  /// A node has put this out: anything but a datagram, for which there is [#sent].
  default void put(Machine machine, Output output) {}

  /// These writes, one batch, are on the machine's disk.
  default void committed(Machine machine, List<Write> writes) {}

  /// A node sends a datagram. Told to wiretaps only.
  default void sent(Machine machine, Address to, byte[] bytes) {}

  /// A node is given a datagram. Told to wiretaps only.
  default void received(Machine machine, Datagram datagram) {}

  /// While a machine was off, its disk was destroyed, or replaced by an older one.
  default void restored(Machine machine) {}

  /// All trouble is over, and everybody has had time to come to rest.
  default void rested() {}
}
