package io.groundwork.controller.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.groundwork.controller.history.Entry;
import io.groundwork.controller.history.RunLog;
import java.nio.file.Path;
import java.util.List;

/** A run as a page. */
public record RunPage(
    Overview overview,
    Matrix matrix,
    Trouble trouble,
    List<Changes.Change> changes,
    List<Gates.Gate> gates,
    Timeline timeline,
    List<Shares.Share> shares,
    List<Longest.Line> longest,
    List<Entry> notes,
    List<Entry> endpoints,
    List<Extras> extras,
    String log,
    int damaged,
    List<String> beside) {

  /**
   * The page's text.
   *
   * @param beside files that belong to the run beside its log
   */
  public static String render(RunLog log, List<Path> beside) {
    List<Gates.Gate> gates = Gates.of(log);
    List<Span> spans = Spans.of(log);
    long whole = Math.max(1, log.millis());
    RunPage page =
        new RunPage(
            Overview.of(log, gates),
            Matrix.of(log),
            Trouble.of(log),
            Changes.of(log),
            gates,
            Timeline.of(spans, Matrix.hosts(log).keySet(), whole),
            Shares.of(spans, whole),
            Longest.of(spans),
            log.of("note"),
            log.of("endpoint"),
            Extras.of(log),
            log.file().toAbsolutePath().toString(),
            log.damaged(),
            beside.stream().map(file -> file.toAbsolutePath().toString()).toList());
    StringOutput output = new StringOutput(1 << 16);
    Pages.ENGINE.render("run.jte", page, output);
    return output.toString();
  }

  /** The templates, compiled with the program; every text is escaped for its place. */
  static final class Pages {
    static final TemplateEngine ENGINE =
        TemplateEngine.createPrecompiled(
            null,
            ContentType.Html,
            RunPage.class.getClassLoader(),
            "io.groundwork.controller.page.generated");

    private Pages() {}
  }
}
