package chat.parley.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlotsTest {

  private final Slots<Integer> slots = new Slots<>();

  @Test
  void holdsWhoeverEnteredAndHasNotLeft() {
    int first = slots.enter(1);
    slots.enter(2);

    slots.leave(first, 1);

    assertEquals(List.of(2), slots.all().toList());
  }

  @Test
  void hasRoomForMoreThanItsSlots() {
    var places = new ArrayList<Integer>();
    for (int i = 0; i < 100; i++) {
      places.add(slots.enter(i));
    }

    Set<Integer> all = IntStream.range(0, 100).boxed().collect(Collectors.toSet());
    assertEquals(all, slots.all().collect(Collectors.toSet()));

    for (int i = 0; i < 100; i++) {
      slots.leave(places.get(i), i);
    }
    assertEquals(List.of(), slots.all().toList());
  }
}
