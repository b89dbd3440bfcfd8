package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.question.Answer;
import io.groundwork.controller.gate.Asking;

/**
 * What a member says of itself.
 *
 * @param mode leader, follower, observer or standalone; empty where it does not serve
 * @param zxid its last transaction, as it writes it
 * @param why why it does not serve; else empty
 */
record SrvrReply(String mode, String zxid, String why) {

  /** Asks a member, on its own machine. */
  static SrvrReply of(Member member, Asking asking) {
    return of(asking.ask(member.name(), member.srvr()));
  }

  /** What an answer to {@link io.groundwork.agent.question.Question.Srvr} says. */
  static SrvrReply of(Answer answer) {
    if (answer instanceof Answer.Text text) {
      return parse(text.text());
    }
    String why = answer instanceof Answer.Failure failure ? failure.reason() : "no answer";
    return new SrvrReply("", "", why);
  }

  boolean serves() {
    return !mode.isEmpty();
  }

  static SrvrReply parse(String reply) {
    String mode = value(reply, "Mode:");
    String why = reply.strip();
    if (mode.isEmpty()) {
      String first = why.isEmpty() ? "it answered nothing" : why.lines().findFirst().orElse(why);
      return new SrvrReply("", "", first.length() > 200 ? first.substring(0, 200) : first);
    }
    return new SrvrReply(mode, value(reply, "Zxid:"), "");
  }

  private static String value(String reply, String name) {
    return reply
        .lines()
        .filter(l -> l.startsWith(name))
        .map(l -> l.substring(name.length()).strip())
        .findFirst()
        .orElse("");
  }
}
