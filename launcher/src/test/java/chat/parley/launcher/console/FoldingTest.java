package chat.parley.launcher.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class FoldingTest {

  @Test
  void leavesShortLinesAlone() {
    assertEquals(">>> bob: hello", Folding.fold(">>> bob: hello", 30));
    assertEquals("x".repeat(30), Folding.fold("x".repeat(30), 30));
  }

  @Test
  void indentsWhatDoesNotFit() {
    String text = "x".repeat(30) + ">>> bob: give it to eve";

    assertEquals("x".repeat(30) + "\n      >>> bob: give it to eve", Folding.fold(text, 30));
  }

  @Test
  void breaksBetweenWordsWhereItCan() {
    assertEquals(
        ">>> bob: see you at eight or \n      at nine, if it rains",
        Folding.fold(">>> bob: see you at eight or at nine, if it rains", 30));
    assertEquals(
        ">>> bob: see you at eight or 9\n      if it rains",
        Folding.fold(">>> bob: see you at eight or 9 if it rains", 30));
  }

  @Test
  void goesOnBelowTheSecondColumnOfATable() {
    assertEquals(
        ">>>   /who  shows the table of \n            all",
        Folding.fold(">>>   /who  shows the table of all", 31));
  }

  @Test
  void countsFromEachLineFeed() {
    String text = "x".repeat(30) + "\n      " + "y".repeat(25);

    assertEquals(
        "x".repeat(30) + "\n      " + "y".repeat(24) + "\n      y", Folding.fold(text, 30));
  }

  @Test
  void countsColumnsAndNotCharacters() {
    assertEquals("好".repeat(15) + "\n      好", Folding.fold("好".repeat(16), 30));
    assertEquals("\t".repeat(3) + "\n      \t", Folding.fold("\t".repeat(4), 30));
    assertEquals("é".repeat(30), Folding.fold("é".repeat(30), 30));
  }

  @Test
  void leavesATerminalOfUnknownWidthToItself() {
    assertEquals("x".repeat(500), Folding.fold("x".repeat(500), 0));
  }

  @Test
  void takesDoubtfulSignsForAsWideAsAnyTerminalHasThem() {
    assertEquals("☎".repeat(15) + "\n      ☎", Folding.fold("☎".repeat(16), 30));
    assertEquals("❤\uFE0F".repeat(10) + "\n      ❤\uFE0F", Folding.fold("❤\uFE0F".repeat(11), 30));
  }

  @Test
  void isSureOfLettersAndIdeographsAlone() {
    assertTrue(Folding.isSure("send bob grüße 你好 cafe\u0301"));
    assertFalse(Folding.isSure("send bob ☎"));
    assertFalse(Folding.isSure("send bob 🎉"));
    assertFalse(Folding.isSure("a\tb"));
  }
}
