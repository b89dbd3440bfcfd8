package io.groundwork.agent.serve;

import io.groundwork.agent.engine.Outcome;
import io.groundwork.agent.resource.Difference;
import io.groundwork.agent.wire.Bounds;
import io.groundwork.agent.wire.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Gathers observations, so that many travel in one frame and none in a frame too large. */
final class Observations {
  /** Characters; no more than four bytes each, and one observation may come on top. */
  private static final int FULL = Bounds.CONTROL / 16;

  private final Answering to;
  private List<Reply.Observation> gathered = new ArrayList<>();
  private int characters;

  Observations(Answering to) {
    this.to = to;
  }

  void add(Outcome outcome) throws IOException {
    gathered.add(new Reply.Observation(outcome.drift(), outcome.millis(), outcome.words()));
    for (Difference each : outcome.drift().differences()) {
      characters += each.seen().length() + each.wanted().length();
    }
    if (characters > FULL) {
      flush();
    }
  }

  void flush() throws IOException {
    if (!gathered.isEmpty()) {
      to.reply(new Reply.Observed(gathered));
      gathered = new ArrayList<>();
      characters = 0;
    }
  }
}
