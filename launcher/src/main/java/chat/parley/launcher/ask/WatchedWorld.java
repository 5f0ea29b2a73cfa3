package chat.parley.launcher.ask;

import chat.parley.api.Delivery;
import chat.parley.api.Message;
import chat.parley.api.Nickname;
import chat.parley.api.Target;
import chat.parley.engine.chat.Effect;
import chat.parley.engine.chat.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The world of a question, with somebody who sees what becomes of its lines.
record WatchedWorld(World world, QuestionWatch watch) implements World {

  @Override
  public Nickname with() {
    return world.with();
  }

  @Override
  public Target where() {
    return world.where();
  }

  @Override
  public List<Delivery> say(String text) throws InterruptedException {
    List<Delivery> copies = world.say(text);
    watch.said(copies);
    return copies;
  }

  @Override
  public @Nullable Ear listen(Duration atMost) throws InterruptedException {
    return world.listen(atMost);
  }

  @Override
  public void settle() {
    world.settle();
  }

  @Override
  public boolean aside(Message line) throws InterruptedException {
    return world.aside(line);
  }

  @Override
  public Instant now() throws InterruptedException {
    return world.now();
  }

  @Override
  public long nanos() {
    return world.nanos();
  }

  @Override
  public void pause(Duration time) throws InterruptedException {
    world.pause(time);
  }

  @Override
  public <T extends @Nullable Object> T once(Effect<T> effect) throws InterruptedException {
    return world.once(effect);
  }

  @Override
  public World alsoWith(Nickname other) {
    return world.alsoWith(other);
  }
}
