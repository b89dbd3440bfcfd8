package io.groundwork.controller.run;

import io.groundwork.controller.node.LockHeldException;
import io.groundwork.controller.node.Session;
import java.util.Collection;
import java.util.Collections;

/**
 * Takes the hosts' locks. Of two runs that begin in the same instant each may get some of them, and
 * both would be refused: so the one that holds the first host by name tries the others once more,
 * by when the other run has given up and gone. A node waits some seconds itself before it refuses.
 */
final class Locking {
  private final String first;
  private final String who;
  private volatile boolean leads;

  /**
   * @param hosts names of all whose locks are to be taken
   * @param who the run and its operator, told to whoever is refused a lock
   */
  Locking(Collection<String> hosts, String who) {
    this.first = hosts.isEmpty() ? "" : Collections.min(hosts);
    this.who = who;
  }

  /**
   * Takes a host's lock.
   *
   * @throws LockHeldException where another run holds it
   */
  void take(Session session) {
    try {
      session.lock(who);
    } catch (LockHeldException e) {
      if (!leads) {
        throw e;
      }
      session.lock(who);
    }
    if (session.host().equals(first)) {
      leads = true;
    }
  }
}
