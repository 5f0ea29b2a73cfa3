package chat.parley.launcher;

import chat.parley.engine.command.Grammar;
import chat.parley.launcher.resident.Residence;
import chat.parley.launcher.rpc.Shell;
import chat.parley.launcher.text.TerminalText;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs commands of a shell in the Parley that is there already, under its nickname.
///
/// @param environment of this process, not of the shell
/// @param engine of this process
/// @param residence where they are guests
record GuestShell(Map<String, String> environment, Engine engine, Residence residence)
    implements Shell {

  @Override
  public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
    String first = arguments.getFirst();
    if (!isForGuests(first)) {
      err.println(
          "parley: %s does not go through a Parley that runs; start it by itself"
              .formatted(TerminalText.line(first)));
      return ExitCode.USAGE.number();
    }
    var variables = new HashMap<>(environment);
    variables.put(Own.VARIABLE, residence.nickname().shown());
    var surroundings = new Surroundings(variables, in, out, err, () -> false);
    return new CommandLine(surroundings, new ResidentEngine(engine, residence))
        .run(arguments)
        .number();
  }

  private static boolean isForGuests(String first) {
    return Forwarding.COMMANDS.contains(first)
        || !(first.startsWith("-")
            || Grammar.of(ShellCommand.class, CommandLine.PROGRAM).has(first));
  }
}
