package chat.parley.launcher.bot;

import java.util.List;

/// How bots are to be run.
///
/// @param hostCommand starts a process for bots
/// @param arguments what each bot is given
/// @param watches whether they are started again when their sources change
/// @param isolates whether each gets a process of its own
/// @param failuresMax how many failures within an hour switch a bot off
public record RunPlan(
    List<String> hostCommand,
    List<String> arguments,
    boolean watches,
    boolean isolates,
    int failuresMax) {

  /// Copies the lists.
  public RunPlan {
    hostCommand = List.copyOf(hostCommand);
    arguments = List.copyOf(arguments);
  }
}
