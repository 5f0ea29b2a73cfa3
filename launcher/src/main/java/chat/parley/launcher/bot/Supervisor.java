package chat.parley.launcher.bot;

import chat.parley.launcher.source.Uncompiled;
import chat.parley.launcher.text.TerminalText;
import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Runs bots in processes of their own, starts again what has failed, and stops them all in order.
///
/// One thread owns all of it; what comes from processes and signals comes as a [News].
public final class Supervisor {

  private static final int FAILED = 1;

  /// A host that is silent for ten beats has no thread left for its bots either.
  private static final long SILENT_NANOS = BotHost.BEAT_MILLIS * 10 * 1_000_000;

  private static final long LOOK_MILLIS = 250;

  /// Longer than a bot may take to end, which is 12 seconds.
  private static final long END_SECONDS = 15;

  private final RunPlan plan;
  private final PrintStream out;
  private final PrintStream err;
  private final Alarm alarm;
  private final RandomGenerator chance = new SecureRandom();
  private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
  private final List<Ward> wards = new ArrayList<>();
  private final Map<Ward, Watch> watches = new LinkedHashMap<>();
  private @Nullable HostProcess shared;

  /// Who is told that a bot was switched off.
  @FunctionalInterface
  public interface Alarm {

    /// Tells it.
    ///
    /// @param nickname the bot's, which is free then
    void raise(String nickname, String words) throws InterruptedException;
  }

  /// What the supervisor's thread is told.
  private sealed interface News {

    record Reported(HostProcess host, Report report) implements News {}

    record Died(HostProcess host, int code) implements News {}

    record StopAsked() implements News {}
  }

  /// @param out for what bots print, and `err` for what they and the supervisor complain of
  public Supervisor(RunPlan plan, Alarm alarm, PrintStream out, PrintStream err) {
    this.plan = plan;
    this.alarm = alarm;
    this.out = out;
    this.err = err;
  }

  /// Stops everything in order. Safe for use by any thread.
  public void stop() {
    news.add(new News.StopAsked());
  }

  /// Runs these bots until all have ended.
  ///
  /// @return the exit code
  /// @throws Uncompiled when one of them has errors; none was started then
  public int run(List<Source> sources) throws Uncompiled, IOException, InterruptedException {
    for (Source source : sources) {
      var watch = new Watch(plan.watches() ? source.files() : List.of());
      var ward = new Ward(wards.size(), source, source.version(), supervision());
      wards.add(ward);
      watches.put(ward, watch);
    }
    try {
      while (!isOver()) {
        startDue();
        News next = news.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (next instanceof News.StopAsked) {
          return 0;
        }
        if (next != null) {
          take(next);
        }
        watchSources();
        checkHealth();
      }
      return code();
    } finally {
      stopAll();
    }
  }

  private Supervision supervision() {
    return new Supervision(Supervision.Rules.usual(plan.failuresMax()), chance);
  }

  private Screen screen() {
    return new Screen(out, err, wards.size() > 1);
  }

  /// What is watched is not over: its next version may be better.
  private boolean isOver() {
    return wards.stream()
        .allMatch(ward ->
            ward.state() instanceof Ward.State.Ended
                || (ward.state() instanceof Ward.State.Off && !plan.watches()));
  }

  private int code() {
    int code = 0;
    for (Ward ward : wards) {
      if (ward.state() instanceof Ward.State.Off(int last)) {
        code = last;
      }
    }
    return code;
  }

  private void startDue() throws IOException {
    long now = System.nanoTime();
    for (Ward ward : wards) {
      if (ward.state() instanceof Ward.State.Waiting(long at)
          && (at == Long.MIN_VALUE || now - at >= 0)) {
        HostProcess host = host();
        ward.supervision().started(now);
        ward.become(new Ward.State.Running(host));
        host.order(Order.run(ward.number(), ward.version(), plan.arguments()));
      }
    }
  }

  private HostProcess host() throws IOException {
    HostProcess running = shared;
    if (running != null && !plan.isolates()) {
      return running;
    }
    // It reports at once, before its own variable is set.
    var box = new CompletableFuture<HostProcess>();
    var host =
        new HostProcess(
            plan.hostCommand(),
            report -> news.add(new News.Reported(box.join(), report)),
            code -> news.add(new News.Died(box.join(), code)));
    box.complete(host);
    host.heard(System.nanoTime());
    shared = host;
    return host;
  }

  private void take(News next) throws InterruptedException {
    switch (next) {
      case News.Reported(HostProcess host, Report report) -> {
        host.heard(System.nanoTime());
        take(host, report);
      }
      case News.Died(HostProcess host, int code) -> died(host, code);
      case News.StopAsked() -> throw new IllegalStateException("this was seen to before");
    }
  }

  private void take(HostProcess host, Report report) throws InterruptedException {
    switch (report) {
      case Report.Beat() -> {
        // It was noted.
      }
      case Report.Named(int bot, String nickname) -> wards.get(bot).named(nickname);
      case Report.Printed(int bot, boolean isError, String line) -> {
        boolean isNobody = bot == Report.NOBODY;
        if (isError && !isNobody) {
          wards.get(bot).hasComplained(line);
        }
        screen().show(isNobody ? "" : wards.get(bot).name(), isError, line);
      }
      case Report.Ended(int bot, int code) -> {
        Ward ward = wards.get(bot);
        if (ward.state().equals(new Ward.State.Running(host))) {
          if (plan.isolates()) {
            host.stop();
          }
          ended(ward, code);
        }
      }
    }
  }

  private void died(HostProcess host, int code) throws InterruptedException {
    if (host.equals(shared)) {
      shared = null;
    }
    for (Ward ward : wards) {
      if (ward.state().equals(new Ward.State.Running(host))) {
        ended(ward, wards.size() == 1 && code < 128 ? code : FAILED);
      }
    }
  }

  private void ended(Ward ward, int code) throws InterruptedException {
    long now = System.nanoTime();
    if (ward.takeRenewed()) {
      ward.become(new Ward.State.Waiting(now));
      return;
    }
    switch (ward.supervision().ended(code, now)) {
      case Supervision.Decision.Done() -> ward.become(new Ward.State.Ended());
      case Supervision.Decision.Restart(Duration after) -> {
        screen()
            .tell(
                "%s has failed, and is started again in %s"
                    .formatted(ward.name(), inSeconds(after)));
        ward.become(new Ward.State.Waiting(now + after.toNanos()));
      }
      case Supervision.Decision.SwitchOff(String why) -> {
        ward.become(new Ward.State.Off(code));
        String words =
            "%s %s, and is switched off%s"
                .formatted(
                    ward.name(), why, ward.lastError().isEmpty() ? "" : ": " + ward.lastError());
        screen().tell(words);
        alarm.raise(ward.name(), TerminalText.line(words));
      }
    }
  }

  private static String inSeconds(Duration time) {
    return "%d.%d s".formatted(time.toSeconds(), time.toMillisPart() / 100);
  }

  private void watchSources() {
    for (Map.Entry<Ward, Watch> watched : watches.entrySet()) {
      if (watched.getValue().hasSettled()) {
        renew(watched.getKey());
      }
    }
  }

  /// Compiles first: what has errors does not take the place of what works.
  private void renew(Ward ward) {
    Version version;
    try {
      version = ward.source().version();
    } catch (Uncompiled e) {
      screen().tell(e.lines());
      screen().tell("%s goes on as it was".formatted(ward.name()));
      return;
    }
    if (version.equals(ward.version())) {
      return;
    }
    screen().tell("%s has changed, and is started again".formatted(ward.name()));
    ward.renew(version, supervision());
    if (ward.state() instanceof Ward.State.Running(HostProcess host)) {
      host.order(new Order.Stop(ward.number()));
    } else {
      var _ = ward.takeRenewed();
      ward.become(new Ward.State.Waiting(System.nanoTime()));
    }
  }

  private void checkHealth() {
    long now = System.nanoTime();
    wards.stream()
        .filter(ward -> ward.state() instanceof Ward.State.Running)
        .map(ward -> ((Ward.State.Running) ward.state()).host())
        .distinct()
        .filter(host -> host.silentNanos(now) > SILENT_NANOS)
        .forEach(host -> {
          screen().tell("the process of bots does not answer, and is killed");
          host.heard(now);
          host.kill();
        });
  }

  private void stopAll() throws InterruptedException {
    List<HostProcess> hosts =
        Stream.concat(
                wards.stream()
                    .filter(ward -> ward.state() instanceof Ward.State.Running)
                    .map(ward -> ((Ward.State.Running) ward.state()).host()),
                Stream.ofNullable(shared))
            .distinct()
            .toList();
    hosts.forEach(HostProcess::stop);
    for (HostProcess host : hosts) {
      host.awaitEnd(END_SECONDS);
    }
    // What they have said at last.
    for (News next = news.poll(); next != null; next = news.poll()) {
      if (next instanceof News.Reported(_, Report.Printed said)) {
        String name = said.bot() == Report.NOBODY ? "" : wards.get(said.bot()).name();
        screen().show(name, said.isError(), said.text());
      }
    }
  }
}
