package chat.parley.engine.hook;

/// Where a hook stands among those of its kind.
///
/// @param order see [chat.parley.api.hook.TransportHook#order]
/// @param number counts the hooks of a node as they were added
record HookPlace(int order, long number) implements Comparable<HookPlace> {

  @Override
  public int compareTo(HookPlace other) {
    return order == other.order
        ? Long.compare(number, other.number)
        : Integer.compare(order, other.order);
  }
}
