package chat.parley.plugins.chaos;

import chat.parley.api.command.Command;
import chat.parley.api.command.Example;
import chat.parley.api.command.Help;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Name;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/// `/chaos`: changes what is on, and shows it.
@Name("chaos")
@Help("makes the network bad, on purpose")
@Example(in = "/chaos loss 20%", out = "on: 20 % are lost")
@Example(in = "/chaos off", out = "off")
final class ChaosCommand implements Command<ChaosWords> {

  private final Conditions conditions;

  @Inject
  ChaosCommand(Conditions conditions) {
    this.conditions = conditions;
  }

  @Override
  public void run(ChaosWords call, Invocation in) {
    switch (call) {
      case ChaosWords.Loss(var share) -> conditions.change(it -> it.withLoss(Trouble.share(share)));
      case ChaosWords.Delay(var by) -> conditions.change(it -> it.withDelay(by));
      case ChaosWords.Duplicate(var share) ->
          conditions.change(it -> it.withDuplication(Trouble.share(share)));
      case ChaosWords.Reorder(var share) ->
          conditions.change(it -> it.withReordering(Trouble.share(share)));
      case ChaosWords.Bandwidth(var kilobits) -> conditions.change(it -> it.withKilobits(kilobits));
      case ChaosWords.Partition(var from) -> conditions.cutOff(from);
      case ChaosWords.Seed(var number) -> conditions.reseed(number);
      case ChaosWords.Off _ -> conditions.calm();
      case ChaosWords.Show _ -> {
        // Whatever was typed, what is on is shown.
      }
    }
    List<String> on = conditions.words();
    String text = on.isEmpty() ? "off" : "on: %s".formatted(String.join("; ", on));
    in.reply(text, Map.of("on", on));
  }
}
