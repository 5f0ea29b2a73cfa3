package chat.parley.launcher.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.engine.command.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalFilesTest {

  @TempDir private Path folder;

  @Test
  void offersFilesAndFoldersThatBeginSo() throws IOException {
    Files.createFile(folder.resolve("alpha"));
    Files.createDirectory(folder.resolve("alps"));
    Files.createFile(folder.resolve("beta"));

    List<Candidate> found = LocalFiles.beginning(folder + "/al");

    assertEquals(
        List.of(
            new Candidate(folder + "/alpha", "", true),
            new Candidate(folder + "/alps/", "", false)),
        found.stream().sorted(Comparator.comparing(Candidate::word)).toList());
  }

  @Test
  void offersNothingInAFolderThatIsNotThere() {
    assertEquals(List.of(), LocalFiles.beginning(folder + "/nowhere/a"));
  }
}
