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
  private static final long SHORT_MILLIS = 15_000;

  /** For the way there and back, and for a probe that must start first. */
  private static final long ASK_GRACE_MILLIS = 15_000;

  private final String host;
  private final AgentLine line;
  private final Exchange exchange;
  private final Trials trials;
  private final Probing probing;
  private final Batches batches;

  private AgentSession(String host, AgentLine line, Probing probing) {
    this.host = host;
    this.line = line;
    this.exchange = new Exchange(host, line);
    this.trials = new Trials(exchange);
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
        exchange.one(
            new Request.Learn(evidence), Reply.Learned.class, FACTS_MILLIS, "learning the host");
    return learned.facts();
  }

  @Override
  public void lock(String who) {
    Reply.Locked locked =
        exchange.one(new Request.Lock(who), Reply.Locked.class, LOCK_MILLIS, "taking the lock");
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
    return exchange
        .one(
            new Request.Leave(resources),
            Reply.Left.class,
            SHORT_MILLIS,
            "telling what it would leave")
        .what();
  }

  @Override
  public Memory recall() {
    Reply.Recalled recalled =
        exchange.one(new Request.Recall(), Reply.Recalled.class, SHORT_MILLIS, "reading its runs");
    return new Memory(recalled.runs(), recalled.unreadable());
  }

  @Override
  public List<Observation> observe(List<Resource> resources) {
    return batches.observe(resources);
  }

  @Override
  public void settle(List<Resource> resources, Progress progress) {
    probing.requireReady(resources);
    batches.settle(resources, progress);
  }

  @Override
  public Answer ask(Question question) {
    probing.requireReady(question);
    long limit = question.timeoutMillis() + ASK_GRACE_MILLIS;
    return exchange
        .one(new Request.Ask(question), Reply.Answered.class, limit, "an answer")
        .answer();
  }

  @Override
  public void warmProbe() {
    Threads.start("probe " + host, probing::warm);
  }

  @Override
  public Symptoms diagnose(Subject subject) {
    Request request = new Request.Diagnose(subject);
    return exchange
        .one(request, Reply.Diagnosed.class, DIAGNOSE_MILLIS, "the diagnosis")
        .symptoms();
  }

  @Override
  public Condition examine(Inquiry inquiry) {
    Request request = new Request.Examine(inquiry);
    return exchange
        .one(request, Reply.Examined.class, EXAMINE_MILLIS, "the examination")
        .condition();
  }

  @Override
  public long clockAhead() {
    return trials.clockAhead();
  }

  @Override
  public long bytesPerSecond() {
    return trials.bytesPerSecond();
  }

  @Override
  public List<String> open(List<Door> doors, int millis) {
    return trials.open(doors, millis);
  }

  @Override
  public void shut() {
    trials.shut();
  }

  @Override
  public List<String> knock(List<Door> doors, int timeoutMillis) {
    return trials.knock(doors, timeoutMillis);
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
}
