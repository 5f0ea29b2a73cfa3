package chat.parley.engine;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.Client;
import chat.parley.api.ErrorCode;
import chat.parley.api.Event;
import chat.parley.api.Nickname;
import chat.parley.api.ParleyException;
import chat.parley.api.Presence;
import chat.parley.api.Subscription;
import chat.parley.api.server.Admission;
import chat.parley.engine.testing.Rig;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who is admitted to a running server.
class AdmissionIT {

  private static final Nickname BOB = Nickname.of("bob");
  private static final Admission ANYBODY = _ -> new Admission.Verdict.Admit();
  private static final Admission NOBODY = _ -> new Admission.Verdict.Refuse("members only");

  private final Rig rig = Rig.inMemory();

  @AfterEach
  void close() {
    rig.close();
  }

  private Subscription add(Admission admission) {
    return rig.server().admissions().add("test", admission);
  }

  private String refusalOf(String nickname) {
    var refused = assertThrows(ParleyException.class, () -> rig.client(nickname));
    assertEquals(ErrorCode.REGISTRATION_REFUSED, refused.code());
    return String.valueOf(refused.getMessage());
  }

  @Test
  void whoeverIsRefusedIsToldWhy() {
    add(NOBODY);

    assertEquals("the server does not allow the nickname bob: members only", refusalOf("bob"));
  }

  @Test
  void everybodyAskedMustAdmit() throws Exception {
    add(ANYBODY);
    Subscription strict = add(NOBODY);
    add(ANYBODY);
    refusalOf("bob");

    strict.close();

    assertTrue(rig.client("bob").isRegistered());
  }

  @Test
  void whoeverThrowsHasRefused() {
    add(_ -> {
      throw new IllegalStateException("broken");
    });

    assertEquals(
        "the server does not allow the nickname bob: nobody could decide about it",
        refusalOf("bob"));
  }

  @Test
  void whoeverIsLateHasRefused() {
    var never = new CountDownLatch(1);
    add(_ -> {
      try {
        never.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return new Admission.Verdict.Admit();
    });

    try {
      assertEquals(
          "the server does not allow the nickname bob: nobody has decided about it in time",
          refusalOf("bob"));
    } finally {
      never.countDown();
    }
  }

  @Test
  void whoeverIsHereStaysAndIsAskedAboutWhenHeComesBack() throws Exception {
    Client bob = rig.client("bob");
    var events = new LinkedBlockingQueue<Event>();
    bob.on(Event.Deregistered.class, events::add);
    bob.on(Event.Refused.class, events::add);
    var applicants = new CopyOnWriteArrayList<Admission.Applicant>();
    add(applicant -> {
      applicants.add(applicant);
      return new Admission.Verdict.Refuse("not again");
    });
    bob.present(Presence.AWAY, "at tea");
    Rig.awaitTable(bob, table -> requireNonNull(table.get(BOB)).presence() == Presence.AWAY);
    assertEquals(List.of(), applicants);

    bob.deregister();
    assertEquals(new Event.Deregistered(), events.poll(30, TimeUnit.SECONDS));
    bob.register();

    assertEquals(
        new Event.Refused(Event.Refusal.NOT_ALLOWED, "not again"),
        events.poll(30, TimeUnit.SECONDS));
    assertFalse(applicants.getFirst().isNew());
  }
}
