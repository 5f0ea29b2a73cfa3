package chat.parley.engine.plugin;

import chat.parley.api.Kind;
import chat.parley.api.Nickname;
import chat.parley.api.Subscription;
import chat.parley.api.Target;
import chat.parley.api.command.Command;
import chat.parley.api.command.Invocation;
import chat.parley.api.command.Name;
import chat.parley.api.hook.TransportHook;
import chat.parley.api.server.Admission;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Notes what plugins add, and runs commands whose grammar is one record without parameters.
final class FakeExtensions implements Extensions {

  private record Added(Command<?> command, Guard guard) {}

  private final Map<String, Added> commands = new TreeMap<>();
  private final Set<TransportHook> hooks = ConcurrentHashMap.newKeySet();
  private final Set<Admission> admissions = ConcurrentHashMap.newKeySet();

  @Override
  public synchronized Subscription command(Command<?> command, Guard guard) {
    String word = command.getClass().getAnnotation(Name.class).value();
    if (commands.putIfAbsent(word, new Added(command, guard)) != null) {
      throw new IllegalArgumentException("the command %s is taken".formatted(word));
    }
    return () -> remove(word);
  }

  private synchronized void remove(String word) {
    commands.remove(word);
  }

  @Override
  public Subscription hook(TransportHook hook, Guard guard) {
    hooks.add(hook);
    return () -> hooks.remove(hook);
  }

  @Override
  public Subscription admission(String plugin, Admission admission) {
    admissions.add(admission);
    return () -> admissions.remove(admission);
  }

  synchronized Set<String> words() {
    return Set.copyOf(commands.keySet());
  }

  int hooks() {
    return hooks.size();
  }

  int admissions() {
    return admissions.size();
  }

  /// What the one who has a say says of `alice`: nothing when he admits her.
  String refusal() {
    if (admissions.size() != 1) {
      throw new IllegalStateException("%d have a say".formatted(admissions.size()));
    }
    var alice =
        new Admission.Applicant(Nickname.of("alice"), Kind.HUMAN, "127.0.0.1:1232", "00ff", true);
    return switch (admissions.iterator().next().judge(alice)) {
      case Admission.Verdict.Admit _ -> "";
      case Admission.Verdict.Refuse(String why) -> why;
    };
  }

  /// Runs a command that needs no parameters; what it replies.
  String run(String word) throws Exception {
    Added added = find(word);
    var heard = new StringBuilder();
    run(added.guard(), added.command(), heard);
    return heard.toString();
  }

  /// What a command replies, or nothing while it is not there.
  String answer(String word) {
    try {
      return run(word);
    } catch (Exception _) {
      return "";
    }
  }

  Class<?> commandClass(String word) {
    return find(word).command().getClass();
  }

  Guard guard(String word) {
    return find(word).guard();
  }

  private synchronized Added find(String word) {
    Added added = commands.get(word);
    if (added == null) {
      throw new IllegalArgumentException("there is no command " + word);
    }
    return added;
  }

  @SuppressWarnings("unchecked") // The tests' commands have one nested record, their grammar.
  private static <C> void run(Guard guard, Command<C> command, StringBuilder heard)
      throws Exception {
    Class<?> grammar = command.getClass().getDeclaredClasses()[0];
    C call = (C) grammar.getDeclaredConstructor().newInstance();
    guard.run(command, call, new Hearing(heard));
  }

  private record Hearing(StringBuilder heard) implements Invocation {

    @Override
    public Nickname caller() {
      return Nickname.of("alice");
    }

    @Override
    public Target where() {
      return caller();
    }

    @Override
    public void reply(String text) {
      heard.append(text);
    }

    @Override
    public void reply(String text, Map<String, ?> data) {
      reply(text);
    }
  }
}
