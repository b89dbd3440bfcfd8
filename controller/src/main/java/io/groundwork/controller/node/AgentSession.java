package io.groundwork.controller.node;

import io.groundwork.agent.diagnosis.Subject;
import io.groundwork.agent.diagnosis.Symptoms;
import io.groundwork.agent.examine.Condition;
import io.groundwork.agent.examine.Door;
import io.groundwork.agent.examine.Inquiry;
import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.ledger.RunNote;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.wire.Preamble;
import io.groundwork.agent.wire.Reply;
import io.groundwork.agent.wire.Request;
import io.groundwork.agent.wire.TooLargeException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session over a running agent's channel. */
public final class AgentSession implements Session {
  private static final long HELLO_MILLIS = 20_000;
  private static final long FACTS_MILLIS = 60_000;
  private static final long LOCK_MILLIS = 20_000;
  private static final long DIAGNOSE_MILLIS = 30_000;
  private static final long EXAMINE_MILLIS = 60_000;
  private static final long TRY_MILLIS = 15_000;
  private static final int CLOCK_READINGS = 3;

  /** A frame can hold no more than 1 MiB. */
  private static final int BALLAST = 900_000;

  private static final int BALLAST_ROUNDS = 3;

  /** For the way there and back, and for a probe that must start first. */
  private static final long ASK_GRACE_MILLIS = 15_000;

  private final String host;
  private final AgentLine line;
  private final Probing probing;
  private final Batches batches;

  private AgentSession(String host, AgentLine line, Probing probing) {
    this.host = host;
    this.line = line;
    this.probing = probing;
    this.batches = new Batches(host, line);
  }

  /**
   * Takes a running agent over.
   *
   * @param channel the agent's streams; closed with the session, and when this fails
   * @param digest the agent's digest as we know it
   * @param deliverProbe brings the probe's program to the node; called at most once, when needed
   * @throws SessionException if the agent does not greet, or is another than ours
   */
  public static AgentSession open(
      String host, AgentChannel channel, String digest, Tarballs tarballs, Runnable deliverProbe) {
    AgentLine line = new AgentLine(host, channel, tarballs);
    try {
      Call greeting = line.start();
      Reply first = line.next(greeting, HELLO_MILLIS);
      line.forget(greeting);
      boolean probe = requireOurs(host, first, digest).probe();
      return new AgentSession(host, line, new Probing(line, probe, deliverProbe));
    } catch (SessionException e) {
      line.close();
      throw e;
    }
  }

  private static Reply.Hello requireOurs(String host, @Nullable Reply first, String digest) {
    if (!(first instanceof Reply.Hello)) {
      String why = first == null ? "it did not greet in " + HELLO_MILLIS / 1000 + " s" : "no hello";
      throw new SessionException(host, "the agent does not answer", why, "Run this again.");
    }
    Reply.Hello hello = (Reply.Hello) first;
    if (hello.protocol() != Preamble.PROTOCOL || !hello.digest().equals(digest)) {
      throw new SessionException(
          host,
          "another agent answers",
          "it has the protocol " + hello.protocol() + " and the digest " + hello.digest(),
          "Remove /var/lib/groundwork/agent on the host and run this again.");
    }
    return hello;
  }

  @Override
  public String host() {
    return host;
  }

  @Override
  public Facts facts(List<String> evidence) {
    Reply.Learned learned =
        one(new Request.Learn(evidence), Reply.Learned.class, FACTS_MILLIS, "learning the host");
    return learned.facts();
  }

  @Override
  public void lock(String who) {
    Reply.Locked locked =
        one(new Request.Lock(who), Reply.Locked.class, LOCK_MILLIS, "taking the lock");
    if (!locked.holder().isEmpty()) {
      throw new LockHeldException(host, locked.holder());
    }
  }

  @Override
  public void begin(RunNote run) {
    line.tell(new Request.Begin(run));
  }

  @Override
  public void conclude(String result) {
    line.tell(new Request.Conclude(result));
  }

  @Override
  public List<String> left(List<Resource> resources) {
    return one(
            new Request.Leave(resources),
            Reply.Left.class,
            TRY_MILLIS,
            "telling what it would leave")
        .what();
  }

  @Override
  public Memory recall() {
    Reply.Recalled recalled =
        one(new Request.Recall(), Reply.Recalled.class, TRY_MILLIS, "reading its runs");
    return new Memory(recalled.runs(), recalled.unreadable());
  }

  @Override
  public List<Observation> observe(List<Resource> resources) {
    return batches.observe(resources);
  }

  @Override
  public void settle(List<Resource> resources, Progress progress) {
    batches.settle(resources, progress);
  }

  @Override
  public Answer ask(Question question) {
    probing.requireReady(question);
    long limit = question.timeoutMillis() + ASK_GRACE_MILLIS;
    return one(new Request.Ask(question), Reply.Answered.class, limit, "an answer").answer();
  }

  @Override
  public void warmProbe() {
    Threads.start("probe " + host, probing::warm);
  }

  @Override
  public Symptoms diagnose(Subject subject) {
    Request request = new Request.Diagnose(subject);
    return one(request, Reply.Diagnosed.class, DIAGNOSE_MILLIS, "the diagnosis").symptoms();
  }

  @Override
  public Condition examine(Inquiry inquiry) {
    Request request = new Request.Examine(inquiry);
    return one(request, Reply.Examined.class, EXAMINE_MILLIS, "the examination").condition();
  }

  /** Of some readings, the one with the shortest way there and back. */
  @Override
  public long clockAhead() {
    long shortest = Long.MAX_VALUE;
    long ahead = 0;
    for (int i = 0; i < CLOCK_READINGS; i++) {
      long began = System.nanoTime();
      long told = one(new Request.Time(), Reply.Told.class, TRY_MILLIS, "the time").millis();
      long nanos = System.nanoTime() - began;
      if (nanos < shortest) {
        shortest = nanos;
        ahead = told - (System.currentTimeMillis() - nanos / 2_000_000);
      }
    }
    return ahead;
  }

  /** The first round opens SSH's windows; the others count. */
  @Override
  public long bytesPerSecond() {
    byte[] bytes = new byte[BALLAST / 4 * 3];
    // What SSH might compress would say nothing of a tarball.
    new java.util.Random(1).nextBytes(bytes);
    String text = java.util.Base64.getEncoder().encodeToString(bytes);
    one(new Request.Ballast(text), Reply.Done.class, TRY_MILLIS, "a trial");
    long began = System.nanoTime();
    for (int i = 0; i < BALLAST_ROUNDS; i++) {
      one(new Request.Ballast(text), Reply.Done.class, TRY_MILLIS, "a trial");
    }
    double seconds = Math.max(1, System.nanoTime() - began) / 1e9;
    return (long) (BALLAST_ROUNDS * (double) BALLAST / seconds);
  }

  @Override
  public List<String> open(List<Door> doors, int millis) {
    return one(new Request.Open(doors, millis), Reply.Tried.class, TRY_MILLIS, "listening")
        .failures();
  }

  @Override
  public void shut() {
    one(new Request.Shut(), Reply.Done.class, TRY_MILLIS, "the end of listening");
  }

  @Override
  public List<String> knock(List<Door> doors, int timeoutMillis) {
    Request request = new Request.Knock(doors, timeoutMillis);
    long rounds = 1 + doors.size() / 64;
    long limit = rounds * timeoutMillis + TRY_MILLIS;
    return one(request, Reply.Tried.class, limit, "trying connections").failures();
  }

  @Override
  public void onLoss(Consumer<SessionException> told) {
    line.onLoss(told);
  }

  @Override
  public void finish() {
    batches.finish();
    line.tell(new Request.Finish());
  }

  @Override
  public void close() {
    line.close();
  }

  /** Sends a request that has one reply. */
  private <R extends Reply> R one(Request request, Class<R> type, long millis, String what) {
    Call call;
    try {
      call = line.call(request);
    } catch (TooLargeException e) {
      throw new SessionException(
          host, what + " failed", String.valueOf(e.getMessage()), "Ask for less, and report this.");
    }
    try {
      Reply reply = line.next(call, millis);
      if (!type.isInstance(reply)) {
        String why =
            reply == null ? "no reply within " + millis / 1000 + " s" : "a reply of another kind";
        throw new SessionException(
            host, what + " failed", why, "See what keeps the host busy, then run this again.");
      }
      return type.cast(reply);
    } finally {
      line.forget(call);
    }
  }
}
