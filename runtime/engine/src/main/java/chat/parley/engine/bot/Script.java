package chat.parley.engine.bot;

import chat.parley.api.bot.Bot;
import chat.parley.api.bot.Chat;

/// What a conversation goes through.
///
/// @param name what it is called among those of its bot, the same in every run
record Script(String name, Bot.Handler<Chat> handler) {}
