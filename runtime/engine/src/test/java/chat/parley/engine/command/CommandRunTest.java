package chat.parley.engine.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Nickname;
import chat.parley.api.command.Command;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Rest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class CommandRunTest {

  private static final Nickname ALICE = Nickname.of("alice");
  private static final Nickname BOB = Nickname.of("bob");

  private final List<Reply> replies = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final Owner owner = new Owner("plugin test", failures::add);
  private final CommandRegistry registry = CommandRegistry.empty();

  /// What a test wants done.
  private interface Deed {

    void run(String text, Invocation in) throws Exception;
  }

  /// A command that does what the test says.
  private record DoCommand(Deed deed) implements Command<DoCommand.What> {

    record What(@Rest String text) {}

    @Override
    public void run(What call, Invocation in) throws Exception {
      deed.run(call.text(), in);
    }
  }

  private CompletableFuture<Outcome> type(CommandRegistry registry, Nickname who, String line) {
    var call =
        assertInstanceOf(
            Call.Registered.class,
            assertInstanceOf(Parsed.Ok.class, registry.parse(line)).command());
    return registry.run(call, Caller.himself(who, replies::add));
  }

  private CompletableFuture<Outcome> type(Nickname who, String line) {
    return type(registry, who, line);
  }

  private Registration register(Deed deed) {
    return registry.register(owner, new DoCommand(deed));
  }

  @Test
  void answersWithTextAndData() {
    var _ = registry.register(owner, new TodoCommand());

    assertEquals(new Outcome.Done(), type(ALICE, "/todo add milk").join());
    assertEquals(new Outcome.Done(), type(ALICE, "/todo show").join());
    assertEquals(
        List.of(
            new Reply("added: milk", Map.of("text", "added: milk")),
            new Reply("milk", Map.of("items", List.of("milk")))),
        replies);
  }

  @Test
  void tellsTheCommandWhoCalls() {
    var _ = register((_, in) -> in.reply(in.caller() + " " + in.where()));

    type(BOB, "/do it").join();

    assertEquals("bob bob", replies.getFirst().text());
  }

  @Test
  void runsOnAVirtualThread() {
    var _ = register((_, in) -> in.reply(String.valueOf(Thread.currentThread().isVirtual())));

    type(ALICE, "/do it").join();

    assertEquals("true", replies.getFirst().text());
  }

  @Test
  void tellsTheCallersMistakesFromOurs() {
    var _ =
        register((text, _) -> {
          if (text.equals("mine")) {
            throw new IllegalArgumentException("that is no item");
          }
          throw new java.io.IOException("disk full");
        });

    assertEquals(new Outcome.Misused("that is no item"), type(ALICE, "/do mine").join());
    assertEquals(List.of(), failures);
    assertEquals(new Outcome.Failed("do has failed: disk full"), type(ALICE, "/do yours").join());
    assertEquals("disk full", failures.getFirst().getMessage());
  }

  @Test
  void outlivesErrorsOfItsCommands() {
    var _ =
        register((_, _) -> {
          throw new NoClassDefFoundError("x/Y");
        });

    assertEquals(new Outcome.Failed("do has failed: x/Y"), type(ALICE, "/do it").join());
  }

  @Test
  void takesTheCallsOfACallerInTurn() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var _ =
        register((text, in) -> {
          if (text.equals("first")) {
            begun.countDown();
            mayEnd.await();
          }
          in.reply(text);
        });
    CompletableFuture<Outcome> first = type(ALICE, "/do first");
    CompletableFuture<Outcome> second = type(ALICE, "/do second");
    begun.await();

    type(BOB, "/do other").join();
    assertFalse(second.isDone());
    mayEnd.countDown();
    CompletableFuture.allOf(first, second).join();

    assertEquals(List.of("other", "first", "second"), replies.stream().map(Reply::text).toList());
  }

  @Test
  void refusesACallerWithTooManyCalls() {
    var mayEnd = new CountDownLatch(1);
    var _ = register((_, _) -> mayEnd.await());
    var calls = new ArrayList<CompletableFuture<Outcome>>();
    for (int i = 0; i < 17; i++) {
      calls.add(type(ALICE, "/do it"));
    }

    assertEquals(
        new Outcome.Failed("do is still busy with 17 calls of yours"),
        type(ALICE, "/do it").join());
    mayEnd.countDown();
    calls.forEach(call -> assertEquals(new Outcome.Done(), call.join()));
  }

  @Test
  void doesNotWaitForEver() {
    CommandRegistry hasty = registry.within(Duration.ofMillis(20));
    var interrupted = new CompletableFuture<Boolean>();
    var goesOn = new CompletableFuture<String>();
    var _ =
        hasty.register(
            owner,
            new DoCommand((text, _) -> {
              if (text.equals("nothing")) {
                try {
                  new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                  interrupted.complete(true);
                  throw e;
                }
              }
              goesOn.complete(text);
            }));

    Outcome late = type(hasty, ALICE, "/do nothing").join();

    assertEquals(new Outcome.TimedOut("do", Duration.ofMillis(20)), late);
    assertTrue(interrupted.orTimeout(20, TimeUnit.SECONDS).join());
    var _ = type(hasty, ALICE, "/do something");
    assertEquals("something", goesOn.orTimeout(20, TimeUnit.SECONDS).join());
    assertFalse(failures.isEmpty());
    assertTrue(failures.stream().allMatch(TimeoutException.class::isInstance));
  }

  @Test
  void letsARunningCallFinishWhenItsCommandGoes() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    Registration registration =
        register((text, in) -> {
          begun.countDown();
          mayEnd.await();
          in.reply(text);
        });
    var late = assertInstanceOf(Parsed.Ok.class, registry.parse("/do late")).command();
    CompletableFuture<Outcome> running = type(ALICE, "/do running");
    CompletableFuture<Outcome> waiting = type(ALICE, "/do waiting");
    begun.await();

    registration.close();

    assertEquals(new Outcome.Failed("do is not there any more"), waiting.join());
    assertEquals(
        new Outcome.Failed("do is not there any more"),
        registry
            .run(assertInstanceOf(Call.Registered.class, late), Caller.himself(ALICE, replies::add))
            .join());
    assertFalse(registration.awaitIdle(Duration.ZERO));
    mayEnd.countDown();
    assertEquals(new Outcome.Done(), running.join());
    assertTrue(registration.awaitIdle(Duration.ofSeconds(10)));
    assertEquals(List.of("running"), replies.stream().map(Reply::text).toList());
  }
}
