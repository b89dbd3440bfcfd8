package io.groundwork.controller.run;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.node.Connector;
import io.groundwork.controller.node.Session;
import io.groundwork.controller.node.SessionException;
import io.groundwork.controller.report.Report.Hosts;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The open sessions of a run, by host. */
final class Fleet implements Asking, AutoCloseable {
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final Map<String, SessionException> lost = new ConcurrentHashMap<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final Connector connector;
  private final Inventory inventory;
  private boolean closed;

  /**
   * A fleet without sessions.
   *
   * @param connector opens connections beside the sessions, for a single question
   */
  Fleet(Connector connector, Inventory inventory) {
    this.connector = connector;
    this.inventory = inventory;
  }

  /** Takes a session in; one that comes too late is closed. */
  void add(Session session) {
    synchronized (this) {
      if (!closed) {
        sessions.put(session.host(), session);
        return;
      }
    }
    session.close();
  }

  /**
   * The host's session.
   *
   * @throws IllegalStateException where there is none
   */
  Session of(String host) {
    Session session = sessions.get(host);
    if (session == null) {
      throw new IllegalStateException("no session with " + host);
    }
    return session;
  }

  /** Has every host stop after the resource at hand. */
  void finish() {
    for (Session session : sessions.values()) {
      try {
        session.finish();
      } catch (SessionException e) {
        // A host that is gone has stopped; its lane tells.
        continue;
      }
    }
  }

  @Override
  public Answer ask(String host, Question question) {
    Session session = sessions.get(host);
    if (session == null) {
      return new Answer.Failure(host + " cannot be asked: there is no connection", true);
    }
    try {
      return session.ask(question);
    } catch (SessionException e) {
      lost.putIfAbsent(host, e);
      return new Answer.Failure(e.what() + ": " + e.why(), true);
    }
  }

  /** That the host is lost has been told; whether this is the first time. */
  boolean told(String host) {
    return told.add(host);
  }

  /** Has it told when a host is lost, whoever waits for it or not. */
  void onLoss(Consumer<SessionException> action) {
    sessions.values().forEach(session -> session.onLoss(action));
  }

  /** Hosts that were lost while they were asked, and of which nobody has told yet. */
  List<SessionException> untold() {
    return lost.values().stream().filter(e -> !told.contains(e.host())).toList();
  }

  @Override
  public Answer askAfresh(String host, Question question) {
    Host known = inventory.hosts().get(host);
    if (known == null) {
      return new Answer.Failure(host + " is not in the inventory", true);
    }
    try (Session fresh = connector.open(known)) {
      return fresh.ask(question);
    } catch (SessionException e) {
      return new Answer.Failure(e.what() + ": " + e.why(), false);
    }
  }

  /** Tells every node how the run ended for it; the nodes that were changed keep it. */
  void conclude(Hosts hosts, boolean interrupted) {
    String how = interrupted ? ", interrupted" : "";
    for (Session session : sessions.values()) {
      String state = "not meant";
      if (hosts.whole().contains(session.host())) {
        state = "whole";
      } else if (hosts.partial().contains(session.host())) {
        state = "partial";
      } else if (hosts.untouched().contains(session.host())) {
        state = "untouched";
      }
      try {
        session.conclude(state + how);
      } catch (SessionException e) {
        // A host that is gone has written down that it was left; its lane tells.
        continue;
      }
    }
  }

  /** Ends every agent and connection, all at once. */
  void close(Crew crew) {
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    for (Session session : end()) {
      ends.add(crew.start(session::close));
    }
    Crew.all(ends);
  }

  @Override
  public void close() {
    end().forEach(Session::close);
  }

  private synchronized List<Session> end() {
    closed = true;
    List<Session> open = List.copyOf(sessions.values());
    sessions.clear();
    return open;
  }
}
