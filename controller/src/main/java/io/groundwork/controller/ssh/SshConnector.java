package io.groundwork.controller.ssh;

import io.groundwork.controller.node.AgentChannel;
import io.groundwork.controller.node.Connector;
import io.groundwork.controller.node.Session;
import io.groundwork.controller.report.Events;
import io.groundwork.controller.runtime.Runtime;
import io.groundwork.controller.runtime.Runtimes;
import io.groundwork.inventory.Host;
import java.io.IOException;
import java.time.Duration;

/**
 * Opens sessions over SSH: one connection a host, through its bastion where it has one, and on the
 * usual way a single command on it, which becomes root and starts the agent that is already there.
 */
public final class SshConnector implements Connector {
  private final Runtimes runtimes;
  private final Sessions sessions;
  private final Events events;
  private final Identities identities = new Identities();
  private final Duration patience;

  /**
   * A connector for one run.
   *
   * @param events is told when a host waits for the agent to be brought
   */
  public SshConnector(Runtimes runtimes, Sessions sessions, Events events) {
    this(runtimes, sessions, events, Launch.LIMIT);
  }

  SshConnector(Runtimes runtimes, Sessions sessions, Events events, Duration patience) {
    this.runtimes = runtimes;
    this.sessions = sessions;
    this.events = events;
    this.patience = patience;
  }

  @Override
  public Session open(Host host) {
    Connection connection = connect(host);
    try {
      Runtime runtime = runtimes.of(host);
      Launch launch = new Launch(connection, host, runtime, events, patience);
      AgentChannel channel = launch.run();
      return sessions.over(host, channel, runtime, launch::bringProbe);
    } catch (IOException e) {
      connection.cut();
      throw Refusals.lost(host.name(), "starting the agent", e);
    } catch (RuntimeException e) {
      connection.cut();
      throw e;
    }
  }

  private Connection connect(Host host) {
    Connection.Way way = Connection.Way.of(host);
    return Connection.open(Hop.of(host), way, identities, Connection.bastion(host, identities));
  }
}
