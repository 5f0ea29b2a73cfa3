package chat.parley.core.sim;

import chat.parley.core.Command;
import chat.parley.core.Output;
import chat.parley.core.packet.Address;
import chat.parley.core.store.Write;
import java.util.ArrayList;
import java.util.List;

/// All observers of one simulation, told in the order in which they were added.
final class Observers implements Observer {

  private final List<Observer> observers = new ArrayList<>();
  private final List<Observer> wiretaps = new ArrayList<>();

  /// Adds one.
  void add(Observer observer) {
    observers.add(observer);
  }

  /// Adds one that sees datagrams as well. There are many of these: few should look at each.
  void addWiretap(Observer observer) {
    observers.add(observer);
    wiretaps.add(observer);
  }

  @Override
  public void booted(Machine machine) {
    observers.forEach(observer -> observer.booted(machine));
  }

  @Override
  public void ended(Machine machine) {
    observers.forEach(observer -> observer.ended(machine));
  }

  @Override
  public void asked(Machine machine, Command command) {
    observers.forEach(observer -> observer.asked(machine, command));
  }

  @Override
  public void put(Machine machine, Output output) {
    if (output instanceof Output.Send(Address to, byte[] bytes)) {
      wiretaps.forEach(observer -> observer.sent(machine, to, bytes));
    } else {
      observers.forEach(observer -> observer.put(machine, output));
    }
  }

  @Override
  public void committed(Machine machine, List<Write> writes) {
    observers.forEach(observer -> observer.committed(machine, writes));
  }

  @Override
  public void received(Machine machine, Datagram datagram) {
    wiretaps.forEach(observer -> observer.received(machine, datagram));
  }

  @Override
  public void restored(Machine machine) {
    observers.forEach(observer -> observer.restored(machine));
  }

  @Override
  public void rested() {
    observers.forEach(Observer::rested);
  }
}
