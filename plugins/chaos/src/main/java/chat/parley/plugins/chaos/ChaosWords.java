package chat.parley.plugins.chaos;

import chat.parley.api.Nickname;
import chat.parley.api.command.Default;
import chat.parley.api.command.Help;
import chat.parley.api.command.Name;
import chat.parley.api.command.Range;
import java.time.Duration;
import java.util.List;

/// What may be typed behind `/chaos`.
sealed interface ChaosWords {

  @Help("loses a share of all datagrams")
  record Loss(@Help("such as 20%") String share) implements ChaosWords {}

  @Help("delays all datagrams")
  record Delay(@Name("BY") Duration by) implements ChaosWords {}

  @Help("lets a share of all datagrams arrive twice")
  record Duplicate(@Help("such as 5%") String share) implements ChaosWords {}

  @Help("lets others overtake a share of all datagrams")
  record Reorder(@Help("such as 10%") String share) implements ChaosWords {}

  @Help("lets no more than so many kilobits a second through; 0 for any number")
  record Bandwidth(@Range(min = 0, max = Trouble.KILOBITS_MAX) int kilobits)
      implements ChaosWords {}

  @Help("cuts the direct way to somebody off; the one through the server stays")
  record Partition(@Help("who is cut off") List<Nickname> from) implements ChaosWords {}

  @Help("draws all chance anew from this number, so that a run can be repeated")
  record Seed(long number) implements ChaosWords {}

  @Help("ends all trouble")
  record Off() implements ChaosWords {}

  @Default
  @Help("shows what is on")
  record Show() implements ChaosWords {}
}
