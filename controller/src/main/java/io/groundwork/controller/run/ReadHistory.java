package io.groundwork.controller.run;

import io.groundwork.agent.ledger.RunNote;
import io.groundwork.controller.node.Session.Memory;
import io.groundwork.controller.report.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Reads back from the nodes which runs changed them: all that a new controller needs to know. */
public final class ReadHistory implements Course {

  @Override
  public void go(Stage stage) {
    Errand errand = new Errand(false, false, "");
    Muster.Present present = stage.survey().present(stage.fleet(), errand, stage.standing());
    Map<String, CompletableFuture<Memory>> memories = new LinkedHashMap<>();
    for (String host : present.facts().keySet()) {
      memories.put(
          host,
          stage.crew().start(() -> stage.crew().onHost(() -> stage.fleet().of(host).recall())));
    }
    memories.forEach((host, memory) -> tell(stage, host, Crew.join(memory)));
  }

  private static void tell(Stage stage, String host, Memory memory) {
    for (RunNote note : memory.runs()) {
      stage.world().events().add(past(host, note));
    }
    for (String file : memory.unreadable()) {
      String text = "a record of a run there cannot be read: " + file;
      stage.world().events().add(new Event.Note(host, "", text));
    }
    stage.standing().whole(host);
  }

  private static Event past(String host, RunNote note) {
    String result = note.result();
    if (note.ended() == 0) {
      result = "did not end there";
    } else if (result.isEmpty()) {
      result = "the controller was lost";
    }
    return new Event.PastRun(
        host,
        note.run(),
        Instant.ofEpochMilli(note.began()),
        note.who(),
        note.command(),
        note.cluster(),
        note.version(),
        note.ended() == 0 ? -1 : note.ended() - note.began(),
        null,
        note.changed(),
        result);
  }
}
