package chat.parley.launcher;

import chat.parley.api.Client;
import chat.parley.api.ErrorCode;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.engine.store.ClientPast;
import chat.parley.engine.store.DataFolders;
import chat.parley.engine.store.ParleyHome;
import chat.parley.engine.store.PastMessage;
import chat.parley.engine.store.PastQuery;
import chat.parley.launcher.text.PastText;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The commands `log`, `unread` and `tail`: what a nickname has sent and received, read from its
/// folder, whether or not somebody is at the prompt.
final class Recalling {

  /// How often a folder is looked at that is followed.
  private static final long LOOK_MILLIS = 200;

  private final Surroundings surroundings;
  private final Engine engine;

  Recalling(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(ShellCommand.Log log) {
    var moment = new Moment(InstantSource.system(), ZoneId.systemDefault());
    if (log.json() && log.markdown()) {
      throw new Misuse("--json and --markdown exclude each other: give one of them");
    }
    PastQuery query =
        PastQuery.newest(log.last() == 0 ? Integer.MAX_VALUE : log.last()).with(log.with());
    if (log.since() != null) {
      query = query.since(moment.of("--since", log.since()));
    }
    if (log.until() != null) {
      query = query.until(moment.of("--until", log.until()));
    }
    if (log.search() != null) {
      query = query.holding(log.search());
    }
    PastText.Form form = log.markdown() ? PastText.Form.MARKDOWN : form(log.json());
    Nickname nickname = nickname(log.as());
    try (ClientPast past = past(nickname, log.data())) {
      return print(past.find(query), new PastText(ZoneId.systemDefault(), form));
    }
  }

  ExitCode run(ShellCommand.Unread unread) {
    Nickname nickname = nickname(unread.as());
    try (ClientPast past = past(nickname, unread.data())) {
      return print(past.unread(), new PastText(ZoneId.systemDefault(), form(unread.json())));
    }
  }

  private ExitCode print(List<PastMessage> messages, PastText text) {
    text.lines(messages).forEach(surroundings.out()::println);
    return messages.isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
  }

  /// Follows what whoever is there as this nickname writes down; when nobody is, is there himself,
  /// and takes in what comes without calling it read.
  ExitCode run(ShellCommand.Tail tail) throws InterruptedException {
    Nickname nickname = nickname(tail.as());
    Signals.stopBy(Thread.currentThread()::interrupt);
    try (Client _ = connect(tail);
        ClientPast past = past(nickname, null)) {
      var text = new PastText(ZoneId.systemDefault(), form(tail.json()));
      ClientPast.Place place = past.end();
      text.lines(past.find(PastQuery.newest(tail.last()))).forEach(surroundings.out()::println);
      while (!surroundings.out().checkError()) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        ClientPast.Place end = past.end();
        if (!end.equals(place)) {
          text.lines(past.between(place, end)).forEach(surroundings.out()::println);
          place = end;
        }
      }
      return ExitCode.FAILED;
    }
  }

  /// Null when somebody is there as this nickname already.
  private @Nullable Client connect(ShellCommand.Tail tail) throws InterruptedException {
    try {
      return new OneShot(surroundings, engine).connect(tail.as(), tail.server());
    } catch (ParleyException e) {
      if (e.code() == ErrorCode.DATA_IN_USE) {
        return null;
      }
      throw e;
    }
  }

  private static ClientPast past(Nickname nickname, @Nullable Path data) {
    Path folder = data == null ? DataFolders.client(ParleyHome.find(), nickname) : data;
    return ClientPast.in(folder, nickname);
  }

  private Nickname nickname(@Nullable Nickname as) {
    return new OneShot(surroundings, engine).nickname(as);
  }

  private static PastText.Form form(boolean isJson) {
    return isJson ? PastText.Form.JSON : PastText.Form.LINES;
  }
}
