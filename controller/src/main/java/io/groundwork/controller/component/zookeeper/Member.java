package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.Endpoints;
import io.groundwork.controller.gate.Gate;
import io.groundwork.inventory.Host;

/**
 * A member of the ensemble.
 *
 * @param id from the inventory or from its disk
 */
public record Member(Host host, int id, ZooKeeperSettings settings) {

  /** How long a member may take to answer for itself. */
  private static final int SRVR_MILLIS = 2000;

  String name() {
    return host.name();
  }

  /** Its address as zoo.cfg takes it. */
  String bracketed() {
    return Endpoints.bracketed(host.address());
  }

  int peerPort() {
    return settings.peerPort();
  }

  int electionPort() {
    return settings.electionPort();
  }

  /** Its line in the list of members. */
  String line() {
    return "server." + id + "=" + bracketed() + ":" + peerPort() + ":" + electionPort();
  }

  /** The same with what an ensemble that can be reconfigured wants to know, too. */
  String lineWithClientPort() {
    return line() + ":participant;" + settings.clientPort();
  }

  /** Where its clients reach it. */
  String endpoint() {
    return Endpoints.endpoint(host.address(), settings.clientPort());
  }

  /** Where to look when a gate stays closed. */
  Gate.Suspect suspect() {
    return new Gate.Suspect(name(), ZooKeeper.UNIT, settings.clientPort(), settings.dataDir());
  }

  /** What it says of itself; the same question from every gate. */
  Question srvr() {
    return new Question.Srvr(host.address(), settings.clientPort(), SRVR_MILLIS);
  }

  /**
   * The same question to another member, of which only the address is known: all have one client
   * port.
   *
   * @param address as zoo.cfg has it, an IPv6 address in brackets
   */
  Question.Srvr srvrAt(String address) {
    String bare = address.replace("[", "").replace("]", "");
    return new Question.Srvr(bare, settings.clientPort(), SRVR_MILLIS);
  }
}
