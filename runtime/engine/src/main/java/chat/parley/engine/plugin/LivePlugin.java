package chat.parley.engine.plugin;

import chat.parley.api.Client;
import chat.parley.api.Event;
import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Parley;
import chat.parley.api.Subscription;
import chat.parley.api.bot.Bot;
import chat.parley.api.bot.BotSetup;
import chat.parley.api.plugin.Interest;
import chat.parley.api.plugin.Interested;
import chat.parley.api.plugin.MessageFilter;
import chat.parley.api.server.Admission;
import chat.parley.api.server.Server;
import chat.parley.api.server.ServerEvent;
import chat.parley.api.spi.BotPlan;
import chat.parley.api.spi.Declaration;
import chat.parley.engine.bot.KeptBot;
import chat.parley.engine.bot.Terms;
import chat.parley.engine.client.Accompanied;
import chat.parley.engine.client.Companion;
import chat.parley.engine.client.Judge;
import chat.parley.engine.plugin.jar.Refusal;
import chat.parley.engine.store.DataFolders;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pf4j.Plugin;
import org.pf4j.PluginRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One load of a plugin: its objects, and what of them is registered. Made it is not yet to be seen
/// anywhere; PF4J then starts it once, and stops it once.
///
/// Confined to the host's turn.
final class LivePlugin extends Plugin {

  private static final Logger log = LoggerFactory.getLogger(LivePlugin.class);

  /// What it is made of.
  ///
  /// @param folder makes the plugin's folder
  /// @param declarations what its module has named
  /// @param apart runs its start and its end
  record Parts(
      Neighbour neighbour,
      Extensions extensions,
      Guard guard,
      Tasks tasks,
      Ties ties,
      Wiring wiring,
      Supplier<Path> folder,
      List<Declaration> declarations,
      Closeables closeables,
      Apart apart) {}

  private final Parts parts;
  private final Lasting lasting;
  private final List<Subscription> registered = new ArrayList<>();
  private boolean begun;
  private boolean stopped;

  /// @param lasting outlives it
  LivePlugin(Parts parts, Lasting lasting) {
    this.parts = parts;
    this.lasting = lasting;
  }

  Guard guard() {
    return parts.guard();
  }

  Wiring wiring() {
    return parts.wiring();
  }

  List<Declaration> declarations() {
    return parts.declarations();
  }

  /// Registers everything, lets tasks and events begin, and runs what runs once.
  ///
  /// @throws PluginRuntimeException caused by a [Refusal] when something of that fails
  @Override
  public void start() {
    begun = true;
    try {
      var handlers = new ArrayList<Feed.Handler<?>>();
      var admissions = new ArrayList<Admission>();
      for (Declaration declaration : parts.declarations()) {
        register(declaration, handlers, admissions);
      }
      lasting.seats().take(admissions, parts.guard().plugin(), parts.extensions());
      runStarts();
      startBots();
      lasting.feeds().filter(filters(), this::addFilter);
      lasting.feeds().resume(handlers);
      parts.guard().watchLosses(lasting.feeds()::dropped);
      parts.ties().open();
      parts.tasks().open();
    } catch (Refusal e) {
      throw new PluginRuntimeException(e);
    } catch (IllegalArgumentException e) {
      throw new PluginRuntimeException(new Refusal(String.valueOf(e.getMessage()), e));
    }
  }

  private void register(
      Declaration declaration, List<Feed.Handler<?>> handlers, List<Admission> admissions)
      throws Refusal {
    Extensions extensions = parts.extensions();
    Wiring wiring = parts.wiring();
    Guard guard = parts.guard();
    switch (declaration) {
      case Declaration.OfCommand(var type) ->
          registered.add(extensions.command(wiring.get(type), guard));
      case Declaration.OfHook(var type) -> registered.add(extensions.hook(wiring.get(type), guard));
      case Declaration.OfAdmission(var type) -> admissions.add(guarded(wiring.get(type)));
      case Declaration.OfHandler<?> handler -> handlers.add(handler(handler));
      case Declaration.OfServerHandler<?> handler -> handlers.add(handler(handler));
      case Declaration.OfBot _,
          Declaration.OfFilter _,
          Declaration.OfStart _,
          Declaration.OfConfig _,
          Declaration.OfExport _ -> {}
    }
  }

  private List<Judge> filters() throws Refusal {
    var filters = new ArrayList<Judge>();
    for (Declaration declaration : parts.declarations()) {
      if (declaration instanceof Declaration.OfFilter(var type)) {
        MessageFilter filter = parts.wiring().get(type);
        filters.add(new GuardedFilter(filter, interest(filter), parts.guard()));
      }
    }
    return List.copyOf(filters);
  }

  private Subscription addFilter(Judge filter) {
    return switch (parts.neighbour()) {
      case Neighbour.OfClient(Accompanied client, _) -> client.filter(filter);
      case Neighbour.OfClient _, Neighbour.OfServer _ ->
          throw new IllegalArgumentException("messages cannot be filtered here");
    };
  }

  private <E extends Event> Feed.Handler<E> handler(Declaration.OfHandler<E> declared)
      throws Refusal {
    Function<Feed<E>, Subscription> source =
        switch (parts.neighbour()) {
          case Neighbour.OfClient(Client client, _) ->
              feed -> Accompanied.listen(client, declared.event(), new Fed<>(feed));
          case Neighbour.OfServer _ ->
              throw new IllegalStateException("a server has no events of a client");
        };
    return handler(declared.event(), declared.type(), source);
  }

  /// A feed as the client's companion.
  private record Fed<E extends Event>(Feed<E> feed) implements Companion<E> {

    @Override
    public boolean wants(E event) {
      return feed.wants(event);
    }

    @Override
    public boolean isAtLeisure() {
      return feed.isAtLeisure();
    }

    @Override
    public void accept(E event) {
      feed.accept(event);
    }
  }

  private <E extends ServerEvent> Feed.Handler<E> handler(Declaration.OfServerHandler<E> declared)
      throws Refusal {
    Function<Feed<E>, Subscription> source =
        switch (parts.neighbour()) {
          case Neighbour.OfServer(Server server, _) ->
              feed ->
                  server.on(
                      declared.event(),
                      event -> {
                        if (feed.wants(event)) {
                          feed.accept(event);
                        }
                      });
          case Neighbour.OfClient _ ->
              throw new IllegalStateException("a client has no events of a server");
        };
    return handler(declared.event(), declared.type(), source);
  }

  private <E> Feed.Handler<E> handler(
      Class<E> event,
      Class<? extends Consumer<? super E>> type,
      Function<Feed<E>, Subscription> source)
      throws Refusal {
    Consumer<? super E> handler = parts.wiring().get(type);
    Guard guard = parts.guard();
    String name = type.getSimpleName();
    return new Feed.Handler<>(
        event, told -> guard.attempt(name, () -> handler.accept(told)), interest(handler), source);
  }

  private Interest interest(Object handler) throws Refusal {
    if (!(handler instanceof Interested interested)) {
      return Interest.inAll();
    }
    return apart(() -> Objects.requireNonNull(interested.interest(), "the interest"));
  }

  private Admission guarded(Admission admission) {
    Guard guard = parts.guard();
    return applicant -> {
      try {
        return guard.call(
            admission.getClass().getSimpleName(),
            Seat.PATIENCE,
            () -> Objects.requireNonNull(admission.judge(applicant), "the verdict"));
      } catch (Exception | LinkageError | AssertionError | StackOverflowError _) {
        // It was logged and counted where it happened.
        return new Admission.Verdict.Refuse("what decides about it has failed");
      }
    };
  }

  private void runStarts() throws Refusal {
    for (Declaration declaration : parts.declarations()) {
      if (declaration instanceof Declaration.OfStart(var type)) {
        Runnable start = parts.wiring().get(type);
        begin(start);
      }
    }
  }

  private void startBots() throws Refusal {
    for (Declaration declaration : parts.declarations()) {
      if (declaration instanceof Declaration.OfBot(Nickname nickname, var type)) {
        Bot bot = Bot.named(nickname.shown());
        BotSetup setup = parts.wiring().get(type);
        begin(() -> setup.setUp(bot));
        registered.add(keep(bot.plan()));
      }
    }
  }

  private Subscription keep(BotPlan bot) {
    Guard guard = parts.guard();
    Neighbour neighbour = parts.neighbour();
    String what = "the bot %s".formatted(bot.nickname());
    var terms =
        new Terms(
            guard.threads(),
            ZoneId.systemDefault(),
            script -> guard.lead(what, script),
            why -> guard.failed(what, why));
    Path data = DataFolders.client(parts.folder().get(), bot.nickname());
    Parley.Builder client =
        Parley.client(bot.nickname().shown(), neighbour.clients())
            .server(neighbour.serverAddress())
            .data(data)
            .kind(Kind.BOT);
    return KeptBot.start(bot, client::connect, terms);
  }

  private void begin(Runnable start) throws Refusal {
    var _ =
        apart(() -> {
          start.run();
          return true;
        });
  }

  private <T> T apart(Callable<T> work) throws Refusal {
    try {
      return parts.apart().call(work);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new Refusal("it cannot start: " + Wiring.words(cause), cause);
    } catch (TimeoutException e) {
      throw new Refusal("it cannot start: " + Wiring.words(e), e);
    }
  }

  /// Takes everything away again, in this order: events and applicants wait, commands and hooks are
  /// gone, what is running ends, tasks are cancelled, and what can be closed is closed. Stopping
  /// twice does nothing.
  @Override
  public void stop() {
    if (stopped) {
      return;
    }
    stopped = true;
    if (begun) {
      lasting.feeds().pause();
      lasting.seats().leave();
    }
    parts.ties().close();
    for (Subscription last : registered.reversed()) {
      last.close();
    }
    registered.clear();
    parts.tasks().close();
    parts.guard().close();
    close();
  }

  private void close() {
    try {
      parts
          .apart()
          .call(() -> {
            parts.closeables().close();
            return true;
          });
    } catch (ExecutionException | TimeoutException e) {
      log.warn("A plugin did not close everything: plugin={}", parts.guard().plugin(), e);
    }
  }
}
