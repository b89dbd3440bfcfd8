package io.groundwork.controller.ssh;

import io.groundwork.agent.wire.Preamble;
import io.groundwork.controller.node.AgentChannel;
import io.groundwork.controller.node.SessionException;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Event.Spent;
import io.groundwork.controller.report.Events;
import io.groundwork.controller.runtime.Bundle;
import io.groundwork.controller.runtime.Runtime;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts the agent on a connection; brings it first where the node does not have it. */
final class Launch {
  // sudo waits for a slow directory service now and then; a JVM on a loaded node takes seconds.
  static final Duration LIMIT = Duration.ofSeconds(60);
  private final Connection connection;
  private final Host host;
  private final Runtime runtime;
  private final Events events;
  private final @Nullable Secret password;
  private final Duration limit;
  private Becoming becoming;

  /**
   * @param events is told what is brought, and how long that took
   * @param limit how long the node may take to answer, once its sshd has
   */
  Launch(Connection connection, Host host, Runtime runtime, Events events, Duration limit) {
    this.connection = connection;
    this.host = host;
    this.runtime = runtime;
    this.events = events;
    this.limit = limit;
    this.password = host.sudo().password();
    this.becoming = Becoming.root(host.ssh().user(), password != null);
  }

  /**
   * Runs it.
   *
   * @return the agent's streams, its preamble read
   */
  AgentChannel run() throws IOException {
    Outcome first = startOnTerminalIfNeeded();
    if (first.channel != null) {
      return first.channel;
    }
    if (first.report != null) {
      deliver(first.report);
    }
    Outcome second = start();
    if (second.report != null) {
      Fitness.check(host.name(), second.report, runtime);
    }
    if (second.channel == null) {
      throw new SessionException(
          host.name(),
          "agent did not start",
          "it was brought to /var/lib/groundwork, and is not there",
          "Look whether something clears that directory.");
    }
    return second.channel;
  }

  private Outcome startOnTerminalIfNeeded() throws IOException {
    try {
      return start();
    } catch (RootFailure e) {
      if (!e.wantsTerminal()) {
        throw e;
      }
      becoming = becoming.onTerminal();
      return start();
    }
  }

  private void deliver(NodeReport report) throws IOException {
    Fitness.check(host.name(), report, runtime);
    bring("the agent", runtime.agent());
  }

  /**
   * Puts the probe on the node, beside the running agent.
   *
   * @throws SessionException where that fails
   */
  void bringProbe() {
    try {
      bring("the probe", runtime.probe());
    } catch (IOException e) {
      throw Refusals.lost(host.name(), "bringing the probe", e);
    }
  }

  private void bring(String what, Bundle bundle) throws IOException {
    events.add(new Event.Doing(host.name(), "bringing " + what));
    long began = System.nanoTime();
    new Delivery(connection, becoming, password).bring(bundle);
    long millis = (System.nanoTime() - began) / 1_000_000;
    long bytes = Files.size(bundle.tarball());
    events.add(new Spent(host.name(), Spent.Kind.TRANSFER, "", what, bytes, millis));
  }

  private Outcome start() throws IOException {
    var script =
        Scripts.start(runtime.agent().digest(), runtime.probe().digest(), becoming.terminal());
    try (Deadline deadline = new Deadline(limit, connection::cut)) {
      return start(script, deadline);
    }
  }

  private Outcome start(List<String> script, Deadline deadline) throws IOException {
    try {
      RootProcess process = RootProcess.start(connection, becoming, password, script);
      String mark = process.await(Preamble.TEXT, Scripts.NODE);
      if (mark.equals(Scripts.NODE)) {
        NodeReport report = NodeReport.parse(process.line());
        process.close();
        return new Outcome(null, report);
      }
      return new Outcome(
          new AgentChannel(process.out(), process.in(), process.err(), connection), null);
    } catch (IOException e) {
      // Not whether the connection lives: whoever cut it may not be done with that yet.
      if (deadline.expired()) {
        throw silent();
      }
      throw e;
    }
  }

  private SessionException silent() {
    Hop hop = connection.hop();
    return new SessionException(
        host.name(),
        "agent did not start",
        "nothing came of it within " + limit.toSeconds() + " s",
        "Try by hand: ssh -p "
            + hop.port()
            + " "
            + hop.user()
            + "@"
            + hop.address()
            + " true </dev/null, then the same with sudo -n true. A login profile that waits for"
            + " input, or a sudo that hangs, is the usual cause.");
  }

  private record Outcome(@Nullable AgentChannel channel, @Nullable NodeReport report) {}
}
