package chat.parley.engine.bot;

import chat.parley.api.Message;
import chat.parley.api.Room;
import chat.parley.api.bot.Chat;
import chat.parley.api.bot.Ended;
import chat.parley.api.bot.Said;
import chat.parley.api.spi.BotPlan.Trigger;
import chat.parley.engine.chat.Dialogue;
import chat.parley.engine.chat.World;
import java.util.regex.Matcher;

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

  /// Does what is to be done with a message that begins a conversation.
  void handle(Message message, Chat chat) throws Exception {
    if (commands.run(message, chat, true) || hears(message, chat)) {
      return;
    }
    for (Trigger trigger : setting.plan().triggers()) {
      if (trigger instanceof Trigger.OnText(var handler)) {
        handler.handle(new Opening(message, chat));
        return;
      }
    }
    if (!(chat.where() instanceof Room)) {
      setting.phrase(chat.where(), setting.plan().phrases().unknown());
    }
  }

  private boolean hears(Message message, Chat chat) throws Exception {
    for (Trigger trigger : setting.plan().triggers()) {
      if (trigger instanceof Trigger.Hears(var pattern, var handler)) {
        Matcher matcher = pattern.matcher(message.text());
        if (matcher.find()) {
          handler.handle(matcher.toMatchResult(), chat);
          return true;
        }
      }
    }
    return false;
  }

  /// Does a command that is given in the midst of a conversation, whatever comes of it there.
  ///
  /// @return whether it was one
  /// @throws Ended when it ends the conversation around it as well
  boolean aside(Message line, World world) throws InterruptedException {
    try {
      return commands.run(line, new Dialogue(world, setting.manner()), false);
    } catch (Ended.Cancelled e) {
      if (!e.isByPerson()) {
        throw e;
      }
      setting.phrase(world.where(), setting.plan().phrases().cancelled());
    } catch (Ended | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      setting.failed("a command of %s".formatted(world.with()), e);
      setting.phrase(world.where(), setting.plan().phrases().failed());
    }
    return true;
  }
}
