package chat.parley.engine.hook;

import chat.parley.api.hook.TransportHook;
import chat.parley.api.hook.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hooks of one kind on the way of one node, and how a piece comes past them.
///
/// Confined to the loop.
///
/// @param <H> the kind of hook
final class Chain<H extends TransportHook> {

  /// What splits may make of one piece, all together.
  static final int PIECES_MAX = 64;

  private List<Guard<H>> outward = List.of();
  private List<Guard<H>> inward = List.of();

  /// The way of one piece and of what becomes of it.
  ///
  /// @param <H> the kind of hook
  interface Way<H> {

    /// Whether it leads out.
    boolean leadsOut();

    /// Asks a hook; null is what a hook should not answer.
    @Nullable Verdict ask(H hook, byte[] copy);

    /// Why these bytes cannot go on in place of the piece; empty when they can.
    String objection(byte[] replacement);

    /// A piece has come past all hooks.
    void arrive(byte[] piece);

    /// Keeps a piece back; it goes on behind the hook in this place then. False when there is no
    /// room.
    boolean keepBack(byte[] piece, long nanos, HookPlace behind);
  }

  /// Whether every piece would come past as it is, because no hook has anything to do.
  boolean isClear() {
    for (Guard<H> guard : outward) {
      if (guard.hasToBeAsked()) {
        return false;
      }
    }
    return true;
  }

  void add(Guard<H> guard) {
    var hooks = new ArrayList<>(outward);
    hooks.add(guard);
    hooks.sort(Comparator.comparing(Guard::place));
    use(hooks);
  }

  void remove(Guard<H> guard) {
    use(outward.stream().filter(other -> other != guard).toList());
  }

  private void use(List<Guard<H>> hooks) {
    outward = List.copyOf(hooks);
    inward = outward.reversed();
  }

  List<HookCounts> counts() {
    return outward.stream().map(Guard::counts).toList();
  }

  /// Takes a piece past the hooks.
  ///
  /// @param behind the hook that it has come past already; null when it has come past none
  void carry(Way<H> way, byte[] piece, @Nullable HookPlace behind) {
    new Passage<>(way.leadsOut() ? outward : inward, way).carry(piece, behind);
  }

  /// One piece and all that splits make of it.
  private static final class Passage<H extends TransportHook> {

    private final List<Guard<H>> hooks;
    private final Way<H> way;
    private int pieces = 1;

    Passage(List<Guard<H>> hooks, Way<H> way) {
      this.hooks = hooks;
      this.way = way;
    }

    void carry(byte[] piece, @Nullable HookPlace behind) {
      byte[] bytes = piece;
      for (Guard<H> guard : hooks) {
        boolean isPassed = behind != null && !isBehind(guard.place(), behind);
        if (isPassed || !guard.hasToBeAsked()) {
          continue;
        }
        byte[] shown = bytes;
        switch (guard.ask(hook -> way.ask(hook, shown.clone()), this::objection)) {
          case Verdict.Pass _ -> {}
          case Verdict.Replace(byte[] replacement) -> bytes = replacement.clone();
          case Verdict.Drop _ -> {
            return;
          }
          case Verdict.Delay(var by) -> {
            if (!way.keepBack(bytes, by.toNanos(), guard.place())) {
              guard.hadNoRoom();
            }
            return;
          }
          case Verdict.Split(var parts) -> {
            pieces += parts.size() - 1;
            parts.forEach(part -> carry(part.clone(), guard.place()));
            return;
          }
        }
      }
      way.arrive(bytes);
    }

    private boolean isBehind(HookPlace place, HookPlace passed) {
      int compared = place.compareTo(passed);
      return way.leadsOut() ? compared > 0 : compared < 0;
    }

    private String objection(Verdict verdict) {
      return switch (verdict) {
        case Verdict.Pass _, Verdict.Drop _, Verdict.Delay _ -> "";
        case Verdict.Replace(byte[] bytes) -> way.objection(bytes);
        case Verdict.Split(var parts) -> objection(parts);
      };
    }

    private String objection(List<byte[]> parts) {
      if (pieces + parts.size() - 1 > PIECES_MAX) {
        return "it splits what was split already into more than %d pieces".formatted(PIECES_MAX);
      }
      return parts.stream()
          .map(way::objection)
          .filter(why -> !why.isEmpty())
          .findFirst()
          .orElse("");
    }
  }
}
