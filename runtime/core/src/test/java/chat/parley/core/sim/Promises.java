package chat.parley.core.sim;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All who watch over the promises of one simulation (docs/protocol.md, section 6.8), each over
/// one.
final class Promises {

  private final Ghost ghost;
  private final Transcript transcript;
  private final Quiescence quiescence;
  private final TableConverges tables;

  /// @param trace gets every event in words, if there is one
  Promises(
      Cluster cluster, Faults faults, Plaintexts plaintexts, @Nullable Consumer<String> trace) {
    World world = cluster.world();
    this.ghost = new Ghost(cluster, faults);
    this.transcript = new Transcript(world.schedule(), plaintexts, trace);
    this.quiescence = new Quiescence(ghost);
    this.tables = new TableConverges(ghost);
    Observers observers = world.observers();
    observers.addWiretap(transcript);
    observers.add(ghost);
    observers.add(new AtMostOnce(ghost));
    observers.add(new InOrder(ghost));
    observers.add(new NoThirdFate(ghost));
    observers.addWiretap(quiescence);
    observers.add(new TrueDelivery(ghost));
    observers.add(new StoredIsDurable(ghost));
    observers.add(new MailLeavesByReceipt(ghost));
    observers.add(tables);
    observers.add(new OneOwner(faults));
    observers.add(new AuthenticText(ghost));
    observers.add(new PinsStay());
    observers.addWiretap(new NoAmplification(cluster.server()));
    observers.addWiretap(new Caps(ghost));
    observers.addWiretap(new PoliteRate(world.schedule()));
    observers.add(cluster.doorkeeper());
  }

  Ghost ghost() {
    return ghost;
  }

  /// Over all that has happened so far.
  long traceHash() {
    return transcript.hash();
  }

  Quiescence quiescence() {
    return quiescence;
  }

  TableConverges tables() {
    return tables;
  }
}
