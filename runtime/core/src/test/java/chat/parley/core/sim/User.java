package chat.parley.core.sim;

import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.core.Command;
import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.packet.EntryPresence;
import java.util.List;

/// One simulated person: a client machine with its file, and the habits of who sits before it.
final class User {

  private static final long REGISTER_DELAY_MOST = 50 * Moment.MILLISECOND;

  /// A user who is refused for a reason that may pass tries again within this time.
  private static final long PATIENCE_MOST = 20 * Moment.SECOND;

  private static final long REBOOT_LEAST = 100 * Moment.MILLISECOND;
  private static final long REBOOT_MOST = 10 * Moment.SECOND;

  private final World world;
  private final Seeded seeded;
  private final Nickname nickname;
  private final ClientFile file;
  private final Machine machine;
  private final boolean isHonest;
  private boolean wantsRegistration = true;
  private boolean isAttentive = true;

  User(World world, Nickname nickname, ClientFile file, Machine machine, boolean isHonest) {
    this.world = world;
    this.seeded = world.seeded().split();
    this.nickname = nickname;
    this.file = file;
    this.machine = machine;
    this.isHonest = isHonest;
    machine.ownedBy(this::react);
  }

  Nickname nickname() {
    return nickname;
  }

  /// What the others name him by.
  String key() {
    return nickname.key();
  }

  /// Whether his client says what it should.
  boolean isHonest() {
    return isHonest;
  }

  ClientFile file() {
    return file;
  }

  Machine machine() {
    return machine;
  }

  /// Switches the machine on, and registers if he wants to be.
  void start() {
    if (machine.isUp()) {
      return;
    }
    machine.boot();
    if (wantsRegistration) {
      later(REGISTER_DELAY_MOST, this::register);
    }
  }

  /// Registers, and wants to be registered from now on.
  void register() {
    wantsRegistration = true;
    machine.ask(new Command.Register());
  }

  private void registerAgain() {
    if (wantsRegistration) {
      register();
    }
  }

  /// Whether he wants to be registered.
  boolean wantsRegistration() {
    return wantsRegistration;
  }

  /// Leaves the server, for a while.
  void deregister() {
    wantsRegistration = false;
    machine.ask(new Command.Deregister());
  }

  /// Closes his client; it is started again soon after it has stopped.
  void close() {
    machine.ask(new Command.Close());
  }

  /// From now on he looks at what is shown to him only now and then, or always again.
  void looks(boolean always) {
    isAttentive = always;
  }

  /// Tells the others something new.
  void present() {
    EntryPresence presence = seeded.chance(0.3) ? EntryPresence.AWAY : EntryPresence.ONLINE;
    List<String> rooms = seeded.chance(0.5) ? List.of("#ops") : List.of("#lab", "#ops");
    machine.ask(new Command.Present(presence, rooms, "status " + seeded.index(1_000)));
  }

  /// Asks for a message to be sent.
  ///
  /// @param request the number that names it in the whole simulation
  void send(long request, String recipient, int textLength) {
    var text = new StringBuilder(textLength + 32);
    text.append(request).append(' ').append(key()).append(" to ").append(recipient).append(' ');
    for (int i = text.length(); i < textLength; i++) {
      text.append((char) ('a' + i % 26));
    }
    String target = seeded.chance(0.1) ? "#ops" : "";
    machine.ask(new Command.Send(request, recipient, target, text.toString()));
  }

  private void react(Output output) {
    switch (output) {
      case Output.Show(var row) -> {
        if (isAttentive || seeded.chance(0.5)) {
          later(Moment.SECOND, () -> machine.ask(new Command.Shown(row.id())));
        }
      }
      case Output.Tell(Event.Refused(Event.Refusal refusal, _))
          when refusal != Event.Refusal.TAKEN ->
          later(PATIENCE_MOST, this::registerAgain);
      case Output.Stopped _ ->
          world.schedule().after(seeded.between(REBOOT_LEAST, REBOOT_MOST), this::start);
      case Output.Send _,
          Output.Persist _,
          Output.ReadMail _,
          Output.Judge _,
          Output.Accepted _,
          Output.Rejected _,
          Output.Tell _,
          Output.Report _ -> {}
    }
  }

  /// Does something a moment later, if his client has not been started anew meanwhile.
  private void later(long atMost, Runnable action) {
    int run = machine.run();
    world
        .schedule()
        .after(
            seeded.between(0L, atMost),
            () -> {
              if (machine.run() == run) {
                action.run();
              }
            });
  }
}
