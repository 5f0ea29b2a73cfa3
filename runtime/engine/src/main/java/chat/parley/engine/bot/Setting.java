package chat.parley.engine.bot;

import chat.parley.api.Client;
import chat.parley.api.Delivery;
import chat.parley.api.Target;
import chat.parley.api.spi.BotPlan;
import chat.parley.engine.chat.Manner;
import chat.parley.engine.chat.Place;
import chat.parley.engine.client.Memory;
import chat.parley.engine.time.Threads;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What all conversations of one bot have in common.
///
/// Safe for use by any thread.
///
/// @param memory where conversations are written down; null when they end with their process
record Setting(BotPlan plan, Client client, Terms terms, Pace pace, @Nullable Memory memory) {

  private static final Logger log = LoggerFactory.getLogger(RunningBot.class);

  Threads threads() {
    return terms.threads();
  }

  /// How its questions are asked.
  Manner manner() {
    BotPlan.Limits limits = plan.limits();
    return Manner.USUAL.within(limits.perAnswer()).attempts(limits.attempts());
  }

  /// Says something to somebody, when it may.
  List<Delivery> say(Place place, String text) throws InterruptedException {
    pace.await(place.person());
    return client.send(place.where(), text);
  }

  /// Says one of the bot's own phrases, at once.
  void phrase(Target where, String words) {
    if (!words.isEmpty()) {
      client.send(where, words);
    }
  }

  /// A handler has thrown something.
  void failed(String what, Throwable why) {
    log.warn("A handler of a bot failed: bot={} what={}", client.nickname(), what, why);
    terms.failures().accept(why);
  }
}
