package chat.parley.engine.bot;

import chat.parley.api.Message;
import chat.parley.api.Room;
import chat.parley.api.Target;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;
import chat.parley.api.bot.Ended;
import chat.parley.api.bot.Said;
import chat.parley.api.spi.BotPlan.Trigger;
import chat.parley.engine.chat.Dialogue;
import chat.parley.engine.chat.Place;
import chat.parley.engine.chat.World;
import chat.parley.engine.journal.Tape;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Finds out which of a bot's handlers a message is for.
///
/// Safe for use by any thread.
final class Handlers {

  private final Setting setting;
  private final BotCommands commands;

  Handlers(Setting setting, BotCommands commands) {
    this.setting = setting;
    this.commands = commands;
  }

  /// A message as its handler sees it.
  private record Opening(Message message, Chat chat) implements Said {}

  /// What is to be done with a message that begins a conversation.
  ///
  /// @return null when nothing is
  @Nullable Script find(Message message, Target where) {
    Script command = commands.find(message, where, true);
    if (command != null) {
      return command;
    }
    Script hearing = hearing(message);
    if (hearing != null) {
      return hearing;
    }
    for (Trigger trigger : setting.plan().triggers()) {
      if (trigger instanceof Trigger.OnText(var handler)) {
        return new Script("text", chat -> handler.handle(new Opening(message, chat)));
      }
    }
    String unknown = setting.plan().phrases().unknown();
    return where instanceof Room || unknown.isEmpty()
        ? null
        : new Script(
            "unknown",
            chat -> {
              var _ = chat.say(unknown);
            });
  }

  private @Nullable Script hearing(Message message) {
    for (Trigger trigger : setting.plan().triggers()) {
      if (trigger instanceof Trigger.Hears(var pattern, var handler)) {
        Matcher matcher = pattern.matcher(message.text());
        if (matcher.find()) {
          return new Script(
              "hears %s".formatted(pattern), chat -> handler.handle(matcher.toMatchResult(), chat));
        }
      }
    }
    return null;
  }

  /// What is gone through with those who come.
  Script joining() {
    List<Bot.Handler<Chat>> handlers =
        setting.plan().triggers().stream()
            .filter(Trigger.OnJoin.class::isInstance)
            .map(it -> ((Trigger.OnJoin) it).handler())
            .toList();
    return new Script(
        "join",
        chat -> {
          for (Bot.Handler<Chat> handler : handlers) {
            handler.handle(chat);
          }
        });
  }

  /// What would begin as this has begun.
  ///
  /// @return null when nothing would any more
  @Nullable Script find(Tape.Opening opening, Place place) {
    Message message = opening.message();
    Script script = message == null ? joining() : find(message, place.where());
    return script == null || !script.name().equals(opening.script()) ? null : script;
  }

  /// Does a command that is given in the midst of a conversation, whatever comes of it there.
  ///
  /// @return whether it was one
  /// @throws Ended when it ends the conversation around it as well
  boolean aside(Message line, World world) throws InterruptedException {
    Script command = commands.find(line, world.where(), false);
    if (command == null) {
      return false;
    }
    try {
      command.handler().handle(new Dialogue(world, setting.manner()));
    } catch (Ended.Cancelled e) {
      if (!e.isByPerson()) {
        throw e;
      }
      phrase(world, setting.plan().phrases().cancelled());
    } catch (Ended | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      setting.failed("a command of %s".formatted(world.with()), e);
      phrase(world, setting.plan().phrases().failed());
    }
    return true;
  }

  private static void phrase(World world, String words) throws InterruptedException {
    if (!words.isEmpty()) {
      var _ = world.say(words);
    }
  }
}
