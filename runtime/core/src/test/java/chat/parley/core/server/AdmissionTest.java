package chat.parley.core.server;

import static chat.parley.core.packet.EntryPresence.OFFLINE;
import static chat.parley.core.packet.EntryPresence.ONLINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.api.server.Admission;
import chat.parley.core.Command;
import chat.parley.core.Moment;
import chat.parley.core.Output;
import chat.parley.core.ServerNotice;
import chat.parley.core.packet.CloseCode;
import chat.parley.core.packet.Frame;
import chat.parley.core.packet.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Registrations about which the server's owner is asked.
final class AdmissionTest {

  private static final Admission.Verdict ADMIT = new Admission.Verdict.Admit();
  private static final long PATIENCE = 2 * Moment.SECOND;

  private final ServerRig rig = new ServerRig();
  private final ServerRig.Caller bob = rig.caller("Bob");

  private static Admission.Verdict refusal(String why) {
    return new Admission.Verdict.Refuse(why);
  }

  private void judge(boolean isOn) {
    rig.ask(new Command.JudgeRegistrations(isOn));
  }

  private long asked(int question) {
    return rig.questions().get(question).token();
  }

  @Test
  void nobodyIsAskedAboutUnlessHeIsToBe() {
    bob.register();
    rig.write();

    assertEquals(List.of(), rig.questions());
    assertEquals(List.of(ONLINE), rig.presences());
  }

  @Test
  void whoeverIsAskedAboutIsRegisteredWhenHeIsAdmitted() {
    judge(true);
    bob.register();
    assertEquals(List.of(), rig.presences());

    rig.answer(asked(0), ADMIT);
    rig.write();

    assertEquals(List.of(ONLINE), rig.presences());
    assertEquals(1, bob.heard(Frame.Registered.class).size());
  }

  @Test
  void questionTellsWhoComesFromWhere() {
    judge(true);

    bob.register();

    Admission.Applicant applicant = rig.questions().getFirst().applicant();
    assertEquals("Bob", applicant.nickname().shown());
    assertEquals("127.0.0.1:20000", applicant.address());
    assertTrue(applicant.fingerprint().matches("[0-9a-f]{32}"), applicant.fingerprint());
    assertTrue(applicant.isNew());
  }

  @Test
  void whoeverIsNotAdmittedIsToldWhyAndKeepsNoNickname() {
    judge(true);
    bob.register();

    rig.answer(asked(0), refusal("members only"));

    assertEquals(
        List.of(new Frame.Refused(Refusal.NOT_ALLOWED, "members only")),
        bob.heard(Frame.Refused.class));
    assertEquals("members only", rig.notices(ServerNotice.Refused.class).getFirst().why());
    assertEquals(List.of(), rig.presences());
  }

  @Test
  void reasonIsCutToWhatARefusalCanHold() {
    judge(true);
    bob.register();

    rig.answer(asked(0), refusal("\ud800" + "ä".repeat(150)));

    assertEquals(
        List.of("?" + "ä".repeat(99)),
        bob.heard(Frame.Refused.class).stream().map(Frame.Refused::detail).toList());
  }

  @Test
  void whatNobodyAnswersInTwoSecondsIsRefused() {
    judge(true);
    bob.register();
    assertTrue(rig.nanosToDeadline() <= PATIENCE);

    rig.pass(PATIENCE - 1);
    assertEquals(List.of(), bob.heard(Frame.Refused.class));
    rig.pass(1);

    assertEquals(
        List.of(new Frame.Refused(Refusal.NOT_ALLOWED, "nobody has decided about it in time")),
        bob.heard(Frame.Refused.class));
  }

  @Test
  void answerThatComesTooLateChangesNothing() {
    judge(true);
    bob.register();
    rig.pass(PATIENCE);

    rig.answer(asked(0), ADMIT);

    assertEquals(List.of(), rig.presences());
    assertEquals(List.of(), bob.heard(Frame.Registered.class));
  }

  @Test
  void registrationThatComesTwiceIsAskedAboutOnce() {
    judge(true);
    bob.register();
    bob.register();

    rig.answer(asked(0), ADMIT);
    rig.writeAll();

    assertEquals(1, rig.questions().size());
    assertEquals(1, bob.heard(Frame.Registered.class).size());
  }

  @Test
  void whoeverIsHereIsNotAskedAboutAgain() {
    judge(true);
    bob.register();
    rig.answer(asked(0), ADMIT);
    rig.write();

    bob.send(bob.registration("busy"));
    rig.writeAll();

    assertEquals(1, rig.questions().size());
    assertEquals(2, bob.heard(Frame.Registered.class).size());
  }

  @Test
  void whoeverHasLeftIsAskedAboutAgain() {
    Frame.Register registration = bob.register();
    rig.write();
    judge(true);
    bob.send(new Frame.Deregister());

    bob.open();
    bob.send(registration);
    rig.answer(asked(0), refusal("not today"));

    assertEquals(false, rig.questions().getFirst().applicant().isNew());
    assertEquals(List.of(OFFLINE), rig.presences());
  }

  @Test
  void whoeverGoesMeanwhileIsNotAskedAboutAnyMore() {
    judge(true);
    bob.register();

    bob.session().close(CloseCode.GOODBYE, "");
    rig.exchange();
    rig.answer(asked(0), ADMIT);

    assertEquals(List.of(), rig.presences());
    rig.pass(PATIENCE);
    assertEquals(List.of(), rig.notices(ServerNotice.Refused.class));
  }

  @Test
  void whatIsAskedAboutIsTakenWhenNobodyIsToBeAskedAnyMore() {
    judge(true);
    bob.register();

    judge(false);
    rig.write();

    assertEquals(List.of(ONLINE), rig.presences());
  }

  @Test
  void nicknameBelongsToWhomeverIsAdmittedFirst() {
    ServerRig.Caller rival = bob.rival();
    judge(true);
    bob.register();
    rival.register();
    assertEquals(2, rig.questions().size());

    rig.answer(asked(1), ADMIT);
    rig.answer(asked(0), ADMIT);
    rig.writeAll();

    assertEquals(1, rival.heard(Frame.Registered.class).size());
    assertEquals(
        List.of(Refusal.TAKEN),
        bob.heard(Frame.Refused.class).stream().map(Frame.Refused::refusal).toList());
  }

  @Test
  void serverRefusesByItsOwnRulesWithoutAsking() {
    bob.register();
    rig.write();
    judge(true);

    ServerRig.Caller rival = bob.rival();
    rival.register();

    assertEquals(List.of(), rig.questions());
    assertEquals(1, rival.heard(Frame.Refused.class).size());
  }

  @Test
  void tokensAreNotUsedTwice() {
    judge(true);
    bob.register();
    rig.answer(asked(0), refusal("no"));
    bob.open();

    bob.register();

    assertEquals(2, rig.questions().stream().map(Output.Judge::token).distinct().count());
  }
}
