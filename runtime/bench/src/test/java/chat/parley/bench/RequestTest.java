package chat.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RequestTest {

  private static final List<Row> ROWS = Catalogue.rows();

  private static List<String> names(Optional<Request> request) {
    return request.orElseThrow().rows().stream().map(Row::name).toList();
  }

  @Test
  void measuresEverythingWhenNothingIsNamed() {
    assertEquals(ROWS, Request.of(List.of(), ROWS).orElseThrow().rows());
  }

  @Test
  void keepsTheOrderOfTheTable() {
    Optional<Request> request = Request.of(List.of("stores", "--markdown", "messages-100"), ROWS);

    assertEquals(List.of("messages-100", "stores"), names(request));
    assertEquals(Request.Form.MARKDOWN, request.orElseThrow().form());
  }

  @Test
  void refusesRowsThatAreNotThere() {
    assertTrue(Request.of(List.of("message-100"), ROWS).isEmpty());
  }

  @Test
  void profilesOnlyWhatIsNamed() {
    assertTrue(Request.of(List.of("--profile"), ROWS).isEmpty());
  }
}
