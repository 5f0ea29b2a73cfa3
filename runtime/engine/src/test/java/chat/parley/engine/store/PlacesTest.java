package chat.parley.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Nickname;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where things are on the disk.
final class PlacesTest {

  @Test
  void homeIsWhereTheEnvironmentSays() {
    assertEquals(
        Path.of("/srv/parley"),
        ParleyHome.find(
            Map.of("PARLEY_HOME", "/srv/x/../parley", "XDG_DATA_HOME", "/data"), "/home/ann"));
  }

  @Test
  void homeIsAmongTheDataOfTheUser() {
    assertEquals(
        Path.of("/data/parley"), ParleyHome.find(Map.of("XDG_DATA_HOME", "/data"), "/home/ann"));
  }

  @Test
  void homeIsInTheHomeOfTheUserOtherwise() {
    var relative = Map.of("PARLEY_HOME", "", "XDG_DATA_HOME", "data");

    assertEquals(Path.of("/home/ann/.local/share/parley"), ParleyHome.find(relative, "/home/ann"));
  }

  @Test
  void settingsAreAmongThoseOfTheUserUnlessAHomeIsGiven() {
    assertEquals(
        Path.of("/srv/parley"),
        ParleyHome.ofSettings(
            Map.of("PARLEY_HOME", "/srv/parley", "XDG_CONFIG_HOME", "/etc/me"), "/home/ann"));
    assertEquals(
        Path.of("/etc/me/parley"),
        ParleyHome.ofSettings(Map.of("XDG_CONFIG_HOME", "/etc/me"), "/home/ann"));
    assertEquals(Path.of("/home/ann/.config/parley"), ParleyHome.ofSettings(Map.of(), "/home/ann"));
  }

  @Test
  void aNicknameIsNeverPartOfAPath() {
    Path home = Path.of("/srv");

    assertEquals(
        Path.of("/srv/clients/81b637d8fcd2c6da"), DataFolders.client(home, Nickname.of("bob")));
    assertEquals(
        DataFolders.client(home, Nickname.of("Bob")), DataFolders.client(home, Nickname.of("bob")));
    assertEquals(
        Path.of("/srv/clients"), DataFolders.client(home, Nickname.of("../..")).getParent());
    assertNotEquals(DataFolders.client(home, Nickname.of("a")), DataFolders.server(home));
  }

  @Test
  void aCopyIsElsewhere(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("a"));
    Place place = Place.of(file);
    Path moved = Files.move(file, folder.resolve("b"));

    assertFalse(Place.parse(place.toString()).isSurelyNot(Place.of(moved)));
    assertTrue(new Place(1, 2).isSurelyNot(new Place(3, 4)));
    assertFalse(new Place(1, 2).isSurelyNot(new Place(3, 2)));
    assertFalse(new Place(1, 2).isSurelyNot(new Place(1, 4)));
  }

  @Test
  void aReserveTakesRoomAndGivesItFree(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("reserve");
    var reserve = new Reserve(folder, 100_000);

    reserve.keep();
    assertEquals(100_000, Files.size(file));
    reserve.giveFree();
    assertFalse(Files.exists(file));
    reserve.keep();
    assertEquals(100_000, Files.size(file));
  }
}
