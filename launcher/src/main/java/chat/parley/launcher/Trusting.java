package chat.parley.launcher;

import chat.parley.api.KnownKey;
import chat.parley.api.Nickname;
import chat.parley.launcher.text.Json;
import chat.parley.launcher.text.Overview;
import chat.parley.launcher.text.TerminalText;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The commands `trust`: whose keys a nickname of this computer knows. None of them needs a server.
final class Trusting {

  /// What the server is called, which nobody else can be.
  private static final String SERVER = "server";

  private static final List<String> HEAD = List.of("WHO", "FINGERPRINT", "SINCE", "VERIFIED");

  private final Surroundings surroundings;
  private final Engine engine;

  Trusting(Surroundings surroundings, Engine engine) {
    this.surroundings = surroundings;
    this.engine = engine;
  }

  ExitCode run(TrustCommand command) {
    return switch (command) {
      case TrustCommand.ShowList(@Nullable Nickname as, boolean isJson) -> list(as, isJson);
      case TrustCommand.Accept(Nickname nick, @Nullable Nickname as) -> accept(nick, as);
      case TrustCommand.Forget(String who, @Nullable Nickname as) -> forget(who, as);
    };
  }

  private KnownKeys open(@Nullable Nickname as) {
    return KnownKeys.open(surroundings, engine, as);
  }

  private ExitCode list(@Nullable Nickname as, boolean isJson) {
    try (KnownKeys book = open(as)) {
      overview(book).shown(isJson).forEach(surroundings.out()::println);
      return ExitCode.DONE;
    }
  }

  private static Overview overview(KnownKeys book) {
    var rows = new ArrayList<List<String>>();
    var objects = new ArrayList<Json>();
    Optional<String> server = book.server();
    if (server.isPresent()) {
      rows.add(List.of(SERVER, server.get(), "-", "-"));
      objects.add(new Json().with("kind", SERVER).with("fingerprint", server.get()));
    }
    for (KnownKey key : book.keys().values()) {
      String since = key.since().truncatedTo(ChronoUnit.SECONDS).toString();
      String verified = book.isChanged(key.nickname()) ? "no, and CHANGED" : yesOrNo(key);
      rows.add(List.of(key.nickname().shown(), key.fingerprint(), since, verified));
      objects.add(
          new Json()
              .with("kind", "person")
              .with("nickname", key.nickname().shown())
              .with("fingerprint", key.fingerprint())
              .with("since", key.since().toString())
              .with("verified", key.isVerified())
              .with("changed", book.isChanged(key.nickname())));
    }
    return Overview.of(HEAD, rows, objects);
  }

  private static String yesOrNo(KnownKey key) {
    return key.isVerified() ? "yes" : "no";
  }

  private ExitCode accept(Nickname nick, @Nullable Nickname as) {
    try (KnownKeys book = open(as)) {
      if (book.trust(nick)) {
        return say(
            "the key of %1$s is trusted now; parley verify %1$s shows words to make sure of it"
                .formatted(nick.shown()));
      }
      if (book.keys().containsKey(nick)) {
        return say("%s shows no other key than the one that is known".formatted(nick.shown()));
      }
      throw Comparing.unknown(book.isListed(nick), nick);
    }
  }

  private ExitCode forget(String who, @Nullable Nickname as) {
    if (who.equals(SERVER)) {
      return forgetServer(as);
    }
    Nickname nick = nickname(who);
    try (KnownKeys book = open(as)) {
      if (!book.forget(nick)) {
        throw Comparing.unknown(book.isListed(nick), nick);
      }
      return say(
          "the key of %s is forgotten; the next one that he shows is taken for his"
              .formatted(nick.shown()));
    }
  }

  private ExitCode forgetServer(@Nullable Nickname as) {
    try (KnownKeys book = open(as)) {
      if (!book.forgetServer()) {
        throw new Refused(ExitCode.FAILED, "no key of a server is known");
      }
      return say("the key of the server is forgotten; the next one it shows is trusted");
    }
  }

  private static Nickname nickname(String who) {
    try {
      return Nickname.of(who);
    } catch (IllegalArgumentException e) {
      throw new Misuse("NICK is %s: %s".formatted(who, e.getMessage()));
    }
  }

  private ExitCode say(String line) {
    surroundings.out().println(TerminalText.line(line));
    return ExitCode.DONE;
  }
}
