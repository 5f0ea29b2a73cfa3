package chat.parley.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.core.client.Checkup;
import chat.parley.core.client.ServerTime;
import chat.parley.core.client.Way;
import org.junit.jupiter.api.Test;

/// How we stand with the server, with each thing broken.
final class StandingTest {

  private static final long SIGNED = 1_800_000_000_000L;
  private static final long HOUR = 3_600_000;
  private static final long HALF_A_LIFE = 84 * HOUR;

  private static Finding clock(long aheadMillis, boolean isNew) {
    return Standing.clock(new ServerTime(SIGNED, SIGNED + aheadMillis, HALF_A_LIFE, isNew));
  }

  private static Checkup checkup(boolean isTableComplete, int mails) {
    return new Checkup(7, isTableComplete, null, mails, "", Way.UNTRIED);
  }

  @Test
  void findsAClockThatIsRight() {
    Finding clock = clock(1_400, true);

    assertEquals(Finding.State.OK, clock.state());
    assertEquals("within 1 s of the server's", clock.words());
    assertEquals(1L, clock.facts().get("ahead_seconds_max"));
  }

  @Test
  void findsAClockThatIsAhead() {
    Finding clock = clock(3 * HOUR + 1_000, true);

    assertEquals(Finding.State.NOTE, clock.state());
    assertEquals("this computer is ahead of the server by at least 3 h", clock.words());
    assertTrue(clock.next().startsWith("set the clock"), clock::next);
  }

  @Test
  void findsAClockThatIsBehindByAnOldCertificateAsWell() {
    assertEquals(
        "this computer is behind the server by at least 5 min", clock(-5 * 60_000, true).words());
    assertEquals(
        "this computer is behind the server by at least 2 h", clock(-2 * HOUR, false).words());
  }

  @Test
  void saysWhatAnOldCertificateCannotTell() {
    Finding clock = clock(50 * HOUR, false);

    assertEquals(Finding.State.OK, clock.state());
    assertEquals(
        "not behind the server's, nor more than 2 days ahead; no more can be told from a"
            + " certificate that old",
        clock.words());
  }

  @Test
  void saysThatAClockCannotBeToldOfAtAll() {
    assertEquals("cannot be told: the server has not shown its time", Standing.clock(null).words());
  }

  @Test
  void notesATableThatIsNotTheLatest() {
    assertEquals(Finding.State.OK, Standing.table(checkup(true, 0)).state());

    Finding late = Standing.table(checkup(false, 0));
    assertEquals(Finding.State.NOTE, late.state());
    assertEquals(7L, late.facts().get("version"));
    assertEquals(false, late.facts().get("latest"));
  }

  @Test
  void countsTheMailsThatWaited() {
    Finding mailbox = Standing.mailbox(checkup(true, 3));

    assertTrue(mailbox.words().startsWith("3 mails waited"), mailbox::words);
    assertEquals(3, mailbox.facts().get("waiting"));
  }
}
