package io.groundwork.controller.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** What is known of a run so far, by host: what the live lines and the last table are made of. */
final class Board {

  /** One host's row. */
  static final class Row {
    final String host;
    final long since;
    List<String> roles = List.of();
    String doing = "";
    int same;
    int changed;
    int wouldChange;
    int stuck;
    long last;
    boolean meant;

    Row(String host, long since) {
      this.host = host;
      this.since = since;
      this.last = since;
    }
  }

  final Map<String, Row> rows = new LinkedHashMap<>();
  final List<Event.GateAsked> gates = new ArrayList<>();
  final List<Event.Endpoint> endpoints = new ArrayList<>();
  final List<Event.Finding> findings = new ArrayList<>();
  final List<Event.ResourceDone> drifted = new ArrayList<>();
  final List<Event.Note> notes = new ArrayList<>();
  final List<Event.FactsLearnt> facts = new ArrayList<>();
  final List<Event.PastRun> pasts = new ArrayList<>();
  final List<Event.RunsDiffer> differences = new ArrayList<>();
  final List<Event.Archived> archives = new ArrayList<>();
  final List<Event.Failed> failures = new ArrayList<>();
  private final LongSupplier millis;

  Board(LongSupplier millis) {
    this.millis = millis;
  }

  void add(Event event) {
    if (event instanceof Event.HostSeen e) {
      Row row = row(e.host());
      row.roles = e.roles();
      row.meant = true;
    } else if (event instanceof Event.Doing e) {
      row(e.host()).doing = e.what();
    } else if (event instanceof Event.Progress e) {
      row(e.host()).doing = e.what();
    } else if (event instanceof Event.ResourceDone e) {
      resource(e);
    } else if (event instanceof Event.GateAsked e) {
      gates.add(e);
    } else if (event instanceof Event.Endpoint e) {
      endpoints.add(e);
    } else if (event instanceof Event.Finding e) {
      findings.add(e);
    } else if (event instanceof Event.Note e) {
      notes.add(e);
    } else if (event instanceof Event.FactsLearnt e) {
      facts.add(e);
    } else if (event instanceof Event.PastRun e) {
      pasts.add(e);
    } else if (event instanceof Event.RunsDiffer e) {
      differences.add(e);
    } else if (event instanceof Event.Archived e) {
      archives.add(e);
    } else if (event instanceof Event.Failed e) {
      failures.add(e);
    }
  }

  long now() {
    return millis.getAsLong();
  }

  private Row row(String host) {
    Row row = rows.computeIfAbsent(host, name -> new Row(name, now()));
    row.last = now();
    return row;
  }

  private void resource(Event.ResourceDone e) {
    Row row = row(e.host());
    switch (e.outcome()) {
      case SAME -> row.same++;
      case CHANGED -> row.changed++;
      case WOULD_CHANGE -> row.wouldChange++;
      case STUCK -> row.stuck++;
    }
    if (e.outcome() != Event.Outcome.SAME) {
      drifted.add(e);
    }
  }
}
