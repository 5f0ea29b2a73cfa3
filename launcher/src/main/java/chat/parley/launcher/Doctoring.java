package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.ErrorCode;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.engine.config.Environment;
import chat.parley.engine.store.ClientPast;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.ParleyHome;
import chat.parley.engine.store.PastQuery;
import chat.parley.launcher.doctor.ClientSteps;
import chat.parley.launcher.doctor.Correspondent;
import chat.parley.launcher.doctor.Finding;
import chat.parley.launcher.doctor.Installation;
import chat.parley.launcher.doctor.Reachability;
import chat.parley.launcher.text.Stamps;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The command `doctor`: goes the way from here to somebody, and tells the first step that is
/// broken.
final class Doctoring {

  /// How far back what was sent to somebody is looked at.
  private static final int MESSAGES = 1_000;

  private final Surroundings surroundings;
  private final Engine engine;

  Doctoring(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(ShellCommand.Doctor doctor) throws InterruptedException {
    Path home = ParleyHome.find(surroundings.environment());
    boolean isFine =
        tell(doctor, parley())
            && tell(doctor, Installation.home(home))
            && tell(doctor, server(doctor));
    Nickname us = nickname(doctor);
    if (!isFine || us == null) {
      return isFine ? ExitCode.DONE : ExitCode.FAILED;
    }
    Path folder = DataFolders.client(home, us);
    return tell(doctor, Installation.nickname(us.shown(), folder)) && reaches(doctor, us, folder)
        ? ExitCode.DONE
        : ExitCode.FAILED;
  }

  private static Finding parley() {
    return Installation.versions(
        Main.version(), Runtime.version().toString(), System.getProperty("java.vendor", "?"));
  }

  /// Tells one finding; false when there is no sense in going on.
  private boolean tell(ShellCommand.Doctor doctor, Finding finding) {
    if (doctor.json()) {
      surroundings.out().println(finding.json());
    } else {
      finding.lines().forEach(surroundings.out()::println);
    }
    return !finding.isBroken();
  }

  private Finding server(ShellCommand.Doctor doctor) {
    var environment = Environment.of(surroundings.environment());
    String written = doctor.server() == null ? environment.server() : doctor.server();
    return Reachability.server(written, environment.teamKey(), new SecureRandom());
  }

  /// Null when nobody is named: then only the way to the server is looked at.
  private @Nullable Nickname nickname(ShellCommand.Doctor doctor) {
    boolean isNamed = doctor.as() != null || Own.isSettled(surroundings);
    return isNamed || doctor.nick().isPresent() ? Own.nickname(surroundings, doctor.as()) : null;
  }

  private boolean reaches(ShellCommand.Doctor doctor, Nickname us, Path folder)
      throws InterruptedException {
    try (Client client = new OneShot(surroundings, engine).connect(doctor.as(), doctor.server())) {
      OneShot.awaitTable(client);
      var steps = new ClientSteps(client, stamps(), finding -> tell(doctor, finding));
      if (!steps.standing() || (doctor.nick().isPresent() && !steps.wayTo(doctor.nick().get()))) {
        return false;
      }
    } catch (ParleyException e) {
      if (!tell(doctor, refusal(us, e))) {
        return false;
      }
    }
    return doctor.nick().isEmpty() || tell(doctor, messages(us, doctor.nick().get(), folder));
  }

  private static Finding refusal(Nickname us, ParleyException e) {
    String why = String.valueOf(e.getMessage());
    if (e.code() == ErrorCode.DATA_IN_USE) {
      return Finding.note(
          "registered",
          "%s is in use by a Parley that runs here, which knows better".formatted(us),
          "type /who there");
    }
    return Finding.broken("registered", why, "docs/errors.md has " + e.code() + " and its cure");
  }

  private static Finding messages(Nickname us, Nickname other, Path folder) {
    try (ClientPast past = ClientPast.in(folder, us)) {
      return Correspondent.messages(
          past.find(PastQuery.newest(MESSAGES).with(other)), other, stamps());
    }
  }

  private static Stamps stamps() {
    return new Stamps(InstantSource.system(), ZoneId.systemDefault());
  }
}
